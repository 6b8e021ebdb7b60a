/// Files of `ops/audit/` that are no Markdown.
enum AuditSchema {
  static let events = ValueSchema.list(event)

  private static let event = RecordSchema(
    "audit event", "What happened; other keys are shown as they are.",
    [
      .required("timestamp", .time, "When."),
      .required("event_type", .text, "What."),
      .optional("severity", .text, "INFO, WARNING or ERROR."),
      .optional("data", .anything, "More of it; task_id and agent_id are read."),
      .optional("task_id", .anything, "The task it is of."),
      .optional("source", .anything, "What wrote it."),
    ])

  static let commits = RecordSchema(
    "commit list", "Changes of specifications that were committed.",
    [
      .optional("entries", .list(commit), "The commits."),
      .version,
    ])

  static let commit = RecordSchema(
    "commit", "One change of a specification.",
    [
      .optional("actor", .text, "Who made it."),
      .required("change_type", .text, "What kind of change."),
      .optional("id", .text, "Its id."),
      .optional("session", .text, "Token of the session; printed shortened."),
      .required("spec", .text, "Path or id of the specification."),
      .required("timestamp", .time, "When."),
    ])
}
