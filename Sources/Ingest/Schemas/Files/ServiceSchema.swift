/// `state/services.yaml`.
enum ServiceSchema {
  static let file = RecordSchema(
    "service file", "What runs, and the teams that answer for it.",
    [
      .version,
      .optional("services", .list(service), "What runs."),
      .optional("teams", .list(team), "Who answers for it."),
    ])

  static let service = RecordSchema(
    "service", "One service.",
    [
      .required("id", .text, "Its id, which deployments and incidents name."),
      .optional("name", .text, "Its name on pages."),
      .optional("team", .text, "Id of the team that answers for it."),
      .optional("tier", .text, "How much depends on it; 1 is the most."),
      .optional("timezone", .text, "IANA zone, where it is not the team's."),
      .optional("repos", .texts, "Its repositories."),
      .optional("blast_radius", .text, "As in the decision rights; high asks for more approvals."),
      .optional("description", .text, "For people."),
    ])

  static let team = RecordSchema(
    "team", "One team.",
    [
      .required("id", .text, "Its id, which services name."),
      .optional("name", .text, "Its name on pages."),
      .optional("timezone", .text, "IANA zone of its hours."),
      .optional("calendar", .record(CalendarSchema.calendar), CalendarSchema.summary),
      .optional("description", .text, "For people."),
    ])
}
