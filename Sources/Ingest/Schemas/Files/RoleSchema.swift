/// `state/roles.yaml`.
enum RoleSchema {
  static let file = RecordSchema(
    "role file", "Roles, role modes and the escalation matrix.",
    [
      .version,
      .optional("roles", .list(role), "The roles."),
      .optional("role_modes", .list(mode), "What an agent in each mode may do."),
      .optional("escalation", .list(rule), "Who is asked, in which order."),
    ])

  static let authorities = ["L0", "L1", "L2", "speculative", "assigned"]

  /// At most a year.
  static let hours = 1...8784

  static let role = RecordSchema(
    "role", "One role.",
    [
      .required("id", .text, "Its id, which the other files name."),
      .optional("name", .text, "Its name on pages."),
      .optional("authority", .word(authorities), "How far it may decide."),
      .optional("can", .texts, "What it may do."),
    ])

  static let mode = RecordSchema(
    "role mode", "What an agent in this mode may do.",
    [
      .required("id", .text, "Such as builder."),
      .optional("can", .texts, "What it may do."),
      .optional("cannot", .texts, "What it may not do."),
      .optional("name", .text, "Its name on pages."),
    ])

  static let rule = RecordSchema(
    "escalation rule", "One row of the escalation matrix.",
    [
      .required("issue_type", .text, "What came up."),
      .required("first_response", .text, "Who answers first."),
      .required("escalation", .text, "Who is asked next."),
      .required("final_authority", .text, "Whose word is the last."),
      .optional("types", .texts, "Types of escalations that the row is for, such as spec_unclear."),
      .optional(
        "first_response_hours", .integer(atLeast: hours.lowerBound, atMost: hours.upperBound),
        "Within how many hours somebody answers; 24."),
      .optional(
        "escalation_hours", .integer(atLeast: hours.lowerBound, atMost: hours.upperBound),
        "After how many hours without an answer the last word is asked for; twice as many."),
    ])
}
