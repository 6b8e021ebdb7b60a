/// `state/decision_rights.yaml`.
enum DecisionRightsSchema {
  static let file = RecordSchema(
    "file of decision rights", "Who may ask for, approve and override what.",
    [
      .version,
      .optional("delegation", .list(right), "Who may ask agents for what."),
      .optional("approval", .list(right), "Who may approve what."),
      .optional("high_blast_radius", .list(area), "Where one approval is not enough."),
      .optional("break_glass", .record(breakGlass), "Who may act in an emergency."),
    ])

  static let right = RecordSchema(
    "right", "Who may do, or approve, an action.",
    [
      .required("action", .text, "Such as merge_main or deploy_production."),
      .required("who", .texts(atLeast: 1), "Roles or people; nobody is a mistake, not a ban."),
      .optional("blast_radius", .text, "Only for actions of this reach."),
      .note,
    ])

  static let area = RecordSchema(
    "high blast radius", "Repositories and services that need more approvals.",
    [
      .required("id", .text, "Its id."),
      .optional("repos", .texts, "Its repositories."),
      .optional("services", .texts, "Ids of its services."),
      .optional(
        "approvals", .integer(atLeast: 1, atMost: nil), "How many; 2 where it is left out."),
      .note,
    ])

  static let breakGlass = RecordSchema(
    "break glass", "The way around the rules in an emergency.",
    [
      .required("who", .texts(atLeast: 1), "Roles or people."),
      .optional("log", .text, "Where each use is written down."),
      .optional("max_hours", .integer(atLeast: 1, atMost: nil), "How long a use may last."),
      .note,
    ])
}
