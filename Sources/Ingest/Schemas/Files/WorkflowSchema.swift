import Model

/// `state/workflows.yaml`.
enum WorkflowSchema {
  static let file = RecordSchema(
    "workflow file", "What agents do over and over.",
    [.version, .optional("workflows", .list(workflow), "The workflows.")])

  static let workflow = RecordSchema(
    "workflow", "One workflow.",
    [
      .required("id", .text, "Its id, which the agents' log names."),
      .optional("name", .text, "Its name on pages."),
      .optional("unit", .text, "What one piece of its work is: a ticket, an invoice."),
      .optional("owner", .text, "Who answers for it."),
      .optional("lane", .only(Workflow.Lane.allCases.map(\.rawValue)), "How far agents may go."),
      .optional("scores", .record(scores), "What speaks for choosing it, 1 to 5 each."),
      .optional("monthly_volume", .integer(atLeast: 0, atMost: nil), "Units a month."),
      .optional("selected", .bool, "Whether it is in this cycle."),
      .optional("boundary", .record(boundary), "What agents may and may not do."),
      .optional("targets", TargetSchema.targets, "Bounds of its figures, by figure."),
      .optional(
        "units_in_system_of_record",
        .map(of: .integer(atLeast: 0, atMost: nil), keys: "^[0-9]{4}-W[0-9]{2}$"),
        "Units that the other system counted, by week."),
      .optional("sampling", .record(sampling), "How many finished units people look at."),
      .optional("review_role", .text, "Role of the people who review, for the rate of their time."),
      .optional("eval", .record(evaluation), "How it is tested."),
      .optional("description", .text, "For people."),
    ])

  static let scores = RecordSchema(
    "scores", "What speaks for choosing the workflow.",
    [
      .optional("clear_unit", score, "One piece of work can be told from the next."),
      .optional("volume", score, "There are many."),
      .optional("error_cost", score, "A mistake is cheap: 5 is the cheapest."),
      .optional("docs", score, "It is written down how it is done."),
      .optional("instrumentable", score, "It can be measured."),
      .note,
    ])

  private static let score = ValueSchema.integer(atLeast: 1, atMost: 5)

  // MARK: Boundary

  static let boundary = RecordSchema(
    "boundary", "What agents may and may not do.",
    [
      .optional("can", .texts, "What they may do alone."),
      .optional("cannot", .texts, "What they may never do."),
      .optional("approvals", .list(approval), "What they may do once somebody agreed."),
      .optional("kill_switch", .record(killSwitch), "How it is stopped at once."),
      .optional("document", .text, "Path of the boundary in full."),
      .note,
    ])

  static let approval = RecordSchema(
    "approval", "What needs somebody's word.",
    [
      .required("what", .text, "The action."),
      .optional("who", .texts, "Whose word."),
      .optional("tool", .text, "The tool through which it is done."),
      .note,
    ])

  static let killSwitch = RecordSchema(
    "kill switch", "How the workflow is stopped at once.",
    [
      .optional("location", .text, "Where it is."),
      .optional("who", .texts, "Who may use it."),
      .optional("last_drill", .date, "When it was last tried."),
      .note,
    ])

  // MARK: Measures

  static let sampling = RecordSchema(
    "sampling", "The part of finished units that people look at.",
    [
      .optional("min", .part(atMost: nil), "At least this part."),
      .optional("max", .part(atMost: nil), "At most this part."),
      .optional("key", .text, "Key of the draw, by which anyone can work it out again."),
      .note,
    ])

  static let evaluation = RecordSchema(
    "eval", "The suite of cases that the workflow is tested with.",
    [
      .optional("suite", .text, "name@version, as in the log."),
      .optional("last_major_change", .date, "When it last changed much."),
      .note,
    ])
}
