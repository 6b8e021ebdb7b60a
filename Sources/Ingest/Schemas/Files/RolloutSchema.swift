/// `state/rollouts.yaml`.
enum RolloutSchema {
  static let file = RecordSchema(
    "rollout file", "The plans by which agents get into the work.",
    [.version, .optional("rollouts", .list(rollout), "The rollouts.")])

  static let plans = ["30-day", "90-day"]
  static let pilotKinds = ["internal", "external"]

  static let rollout = RecordSchema(
    "rollout", "One rollout.",
    [
      .required("id", .text, "Its id."),
      .optional("title", .text, "In a few words."),
      .optional("plan", .only(plans), "Which of the two plans it follows."),
      .required("start", .date, "Its day 1."),
      .optional("owner", .text, "Who answers for it."),
      .optional("pilots", .list(pilot), "The workflows that go first."),
      .optional("phases", .list(phase), "Its phases, in order."),
      .note,
    ])

  static let pilot = RecordSchema(
    "pilot", "A workflow that goes first.",
    [
      .required("workflow", .text, "Its id."),
      .optional("kind", .only(pilotKinds), "Whether it serves the company or customers."),
      .optional("owner", .texts, "Who is accountable; exactly one is asked for."),
      .note,
    ])

  static let phase = RecordSchema(
    "phase", "A stretch of days, with what is to be done in it.",
    [
      .required("id", .text, "Its id."),
      .optional("name", .text, "Its name on pages."),
      .required(
        "days", .pattern("^[1-9][0-9]{0,3}( ?[-‐‑–] ?[1-9][0-9]{0,3})?$"),
        "The plan's days from 1, first and last: 1-14."),
      .optional("items", .list(item), "What is to be done."),
      .optional("gate", .record(gate), "What is asked before the next phase."),
      .note,
    ])

  static let item = RecordSchema(
    "item", "What a phase is to bring.",
    [
      .required("id", .text, "Its id."),
      .required("title", .text, "In a few words."),
      .optional("done_on", .date, "When it was done."),
      .optional("evidence", .texts, "Ids of records, paths or addresses that show it."),
      .note,
    ])

  static let gate = RecordSchema(
    "gate", "What figures have to show before the next phase.",
    [
      .optional("figures", .list(condition), "The figures with their bounds."),
      .optional("passed_on", .date, "When people let the rollout pass."),
      .optional("evidence", .texts, "The decision or the file by which they did."),
      .note,
    ])

  static let condition = RecordSchema(
    "condition", "A figure with its bounds.", needsOneOf: ["min", "max", "tolerance"],
    [
      .required("figure", .text, "Its name, labels and all."),
      .optional("min", TargetSchema.bound, "No less than this: a number, 95%, or 3d."),
      .optional("max", TargetSchema.bound, "No more than this: a number, 95%, or 3d."),
      .optional(
        "tolerance", TargetSchema.bound,
        "By how much it may be worse than in the 13 weeks before the start: 5% is five points."),
      .note,
    ])
}
