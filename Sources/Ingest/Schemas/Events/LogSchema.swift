/// A line of the agents' log, `govpack.log/1`.
enum LogSchema {
  static let line = ValueSchema.cases(
    common, key: "type",
    [("action", action), ("unit", unit), ("review", review), ("control", control), ("eval", eval)])

  static let common = RecordSchema(
    "log line", "One thing that happened, written once and never changed.",
    [
      .optional("schema", .only(["govpack.log/1"]), "The form of the line."),
      .required(
        "type", .only(["action", "unit", "review", "control", "eval"]), "What the line is of."),
      .required("id", .string, "Its id; of two lines with one id the first counts."),
      .required("ts", .moment, "When, with an offset."),
      .required("workflow_id", .string, "Id of the workflow."),
      .optional("supersedes", .string, "Id of the line that this one corrects."),
      .optional("x", .anything, "Free for other programs."),
    ])

  // MARK: Actions

  static let action = RecordSchema(
    "action", "A call of a model or a tool, or another step of an agent.",
    [
      .required("unit_id", .string, "The piece of work it was for."),
      .required("agent", .record(agent), "Who acted."),
      .required("subject", subject, "Whom it was about."),
      .required("op", .only(operations), "What was done."),
      .required(
        "status", .only(["ok", "error", "denied", "timeout", "cancelled"]), "How it ended."),
      .optional("error_type", .string, "What went wrong."),
      .optional("end_ts", .moment, "When it was done."),
      .optional("run_id", .string, "The trace it is of."),
      .optional("parent_id", .string, "Id of the action that asked for it."),
      .optional("prompt", .record(prompt), "The prompt."),
      .optional("model", .record(model), "The model."),
      .optional("usage", .record(usage), "Tokens."),
      .optional("sources", .list(source), "What was read."),
      .optional("tool", .record(tool), "The tool."),
      .optional("input", .record(blob), "What went in."),
      .optional("output", .record(blob), "What came out."),
      .optional("final", .bool, "Whether it is the unit's result."),
      .optional("confidence", .record(confidence), "How sure it was."),
      .optional("approval", .record(approval), "Whether somebody had to agree, and did."),
      .optional("autonomy", .record(autonomy), "How far it might go."),
      .optional("cost", .record(cost), "What it cost."),
    ])

  private static let operations = [
    "chat", "generate_content", "text_completion", "embeddings", "execute_tool", "retrieval",
    "invoke_agent", "invoke_workflow", "plan", "create_agent", "handoff", "message", "other",
  ]

  static let agent = RecordSchema(
    "agent", "Who acted.",
    [
      .required("id", .string, "Id of the agent."),
      .optional("name", .string, "Its name."),
      .optional("version", .string, "Its version."),
    ])

  static let subject = ValueSchema.cases(
    RecordSchema(
      "subject", "Whom it was about.",
      [
        .required("kind", .only(["customer", "user", "account", "none"]), "What it is."),
        .optional("id", .string, "Its id, hashed where it is a person's."),
        .optional("hashed", .bool, "Whether the id is a keyed hash."),
      ]), key: "kind", [("customer", person), ("user", person), ("account", person)])

  private static let person = RecordSchema(
    "person", "Somebody has an id.",
    [
      .required(
        "id", .emptyToo, "Its id, hashed where it is a person's; empty where it is kept back."),
      .required("hashed", .bool, "Whether the id is a keyed hash."),
    ])

  static let prompt = RecordSchema(
    "prompt", "The prompt.",
    [
      .optional("name", .string, "Its name."),
      .optional("version", .string, "Its version."),
      .optional("sha256", .hash, "SHA-256 of its text."),
    ])

  static let model = RecordSchema(
    "model", "The model that answered.",
    [
      .optional("provider", .string, "Id of the vendor."),
      .optional("requested", .string, "The model that was asked for."),
      .required("name", .string, "The model that answered."),
      .optional("params", .map(of: .anything, keys: nil), "Such as temperature."),
    ])

  static let usage = RecordSchema(
    "usage", "Tokens; input includes the cache's, output the reasoning's.",
    ["input", "cache_read", "cache_write", "output", "reasoning"].map {
      .optional($0, .integer(atLeast: 0, atMost: nil), "Tokens.")
    })

  static let source = RecordSchema(
    "source", "What was read.",
    [
      .required(
        "kind", .only(["doc", "ticket", "crm_field", "url", "db", "memory", "file", "other"]),
        "What it is."),
      .required("id", .string, "Its id."),
      .optional("version", .string, "Its version."),
      .optional("score", .number, "How well it fitted."),
    ])

  static let tool = RecordSchema(
    "tool", "The tool that was used.",
    [
      .required("name", .string, "Its name."),
      .optional("call_id", .string, "Id of the call."),
      .optional("endpoint", .string, "What it called."),
      .optional("params", .anything, "With what."),
      .required("success", .bool, "Whether it worked."),
      .optional("result", .record(blob), "What came of it."),
    ])

  static let blob = RecordSchema(
    "content", "A text, or where it is kept.", needsOneOf: ["text", "sha256"],
    [
      .optional("text", .string, "The text."),
      .optional("sha256", .hash, "SHA-256 of it."),
      .optional("ref", .string, "Where it is kept."),
    ])

  static let confidence = RecordSchema(
    "confidence", "How sure it was.",
    [
      .required("value", .fraction, "0 to 1."),
      .required(
        "method", .only(["self_report", "logprob", "evaluator", "rule"]), "How that is known."),
    ])

  static let approval = RecordSchema(
    "approval", "Whether somebody had to agree, and did.",
    [
      .required("required", .bool, "Whether somebody had to."),
      .optional(
        "decision", .only(["approved", "rejected", "modified", "expired", "pending"]),
        "What was said."),
      .optional("approver_id", .string, "By whom."),
      .optional("at", .moment, "When."),
      .optional("minutes", .number, "How long it took them."),
      .optional("reason", .string, "Why."),
    ])

  static let autonomy = RecordSchema(
    "autonomy", "How far it might go.",
    [
      .optional("lane", .string, "The lane."),
      .optional("level", .integer, "Its level."),
      .optional("boundary", .only(["can", "approval", "cannot"]), "Where the boundary puts it."),
    ])

  static let cost = RecordSchema(
    "cost", "What it cost.",
    [
      .required("amount", .characters("^-?[0-9]+([.][0-9]+)?$"), "A decimal number, as a text."),
      .required("currency", .characters("^[A-Z]{3}$"), "ISO 4217."),
      .optional("source", .only(["provider", "table", "manual"]), "Who says so."),
    ])

  // MARK: Other lines

  static let unit = RecordSchema(
    "unit", "What became of a piece of work.",
    [
      .required("unit_id", .string, "The piece of work."),
      .required(
        "event", .only(["opened", "completed", "reopened", "escalated", "cancelled"]),
        "What became of it."),
      .optional("reason", .string, "Why."),
      .optional("to", .string, "Where it was handed."),
    ])

  static let review = RecordSchema(
    "review", "What a person said of a piece of work.",
    [
      .required("unit_id", .string, "The piece of work."),
      .optional("action_id", .string, "The action."),
      .required(
        "purpose", .only(["approval", "sample", "defect", "escalation_handling"]),
        "Why it was looked at."),
      .required("reviewer_id", .string, "By whom."),
      .required(
        "verdict", .only(["approved", "rejected", "modified", "pass", "defect"]),
        "What was said."),
      .optional("severity", .string, "How bad it was."),
      .optional("found_by", .only(["internal", "customer"]), "Who found it."),
      .optional("minutes", .number, "How long it took."),
    ])

  static let control = RecordSchema(
    "control", "A switch that was thrown.",
    [
      .required("event", .only(["disabled", "enabled", "rolled_back", "limited"]), "Which way."),
      .optional("lane", .string, "Of which lane."),
      .required(
        "reason", .only(["drift_trigger", "incident", "manual", "vendor", "policy"]), "Why."),
      .required("actor_id", .string, "By whom."),
      .optional("detail", .string, "In words."),
    ])

  static let eval = RecordSchema(
    "eval", "The result of a test case.",
    [
      .required("suite", .string, "name@version."),
      .required("case_id", .string, "The case."),
      .required("label", .only(["pass", "fail"]), "What came of it."),
      .optional("score", .number, "How well."),
      .optional("evaluator", .string, "What judged it."),
      .optional("model", .record(model), "The model."),
      .optional("prompt", .record(prompt), "The prompt."),
    ])
}

extension ValueSchema {
  /// A text of JSON: the log takes no number for one.
  fileprivate static let string = characters("")
  /// A text that is needed and may be empty: an import without a key for hashing leaves ids out.
  fileprivate static let emptyToo = characters("^")
  /// RFC 3339, with an offset.
  fileprivate static let moment = characters(
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
      + "([Zz]|[-+][0-9]{2}:?[0-9]{2})$")
  /// SHA-256, hexadecimal.
  fileprivate static let hash = characters("^[0-9a-f]{64}$")
  /// 0 to 1.
  fileprivate static let fraction = numbers(0...1)
}
