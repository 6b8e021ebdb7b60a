import Model

/// A line of `ops/incidents/`, or the front matter of an account there.
enum IncidentSchema {
  static let record = RecordSchema(
    "incident", "An incident or a maintenance.", needsOneOf: ["detected_at", "impact_start"],
    [
      .optional("id", .text, "Its id; of an account, else the file's name."),
      .optional("services", .texts, "Ids of the services that were hit."),
      .optional("service", .texts, "Another name for services."),
      .optional("severity", .only(SeverityWord.known), "SEV-1 is the worst."),
      .optional("environment", .text, "production where it is left out."),
      .optional("detected_at", .time, "When it was noticed."),
      .optional("impact_start", .time, "Since when it was felt; else since it was noticed."),
      .optional("mitigated_at", .time, "When it was no longer felt."),
      .optional("resolved_at", .time, "When it was over."),
      .optional("caused_by", .text, "Id of a deployment, or not_change_related."),
      .optional("failure_mode", .text, "A word of state/failure_modes.yaml."),
      .optional("affected_fraction", .part(atMost: 1), "Part of the customers: 0.5 or 50%."),
      .optional(
        "kind", .word(Incident.Kind.allCases.map(\.rawValue)), "incident where it is left out."),
      .optional("announced", .record(window), "Of a maintenance: what customers were told."),
      .optional("pages", .list(page), "Who was called."),
      .optional("remediation", .list(RemediationSchema.entry), "What mending it took."),
      .optional("duplicate_of", .text, "Id of the incident it is."),
      .optional("postmortem", .text, "Id of its postmortem."),
      .optional("title", .text, "In a few words."),
      .optional("status", .text, "For people."),
      .optional("owner", .text, "For people."),
      .free,
    ])

  static let window = RecordSchema(
    "announced window", "From when to when.",
    [
      .required("start", .time, "From when."),
      .required("end", .time, "Until when."),
    ])

  static let page = RecordSchema(
    "page", "A call at any hour.",
    [
      .required("at", .time, "When."),
      .required("responder", .text, "Who was called."),
      .optional("zone", .text, "IANA zone of whoever was called; else the team's."),
      .optional("acknowledged_at", .time, "When it was answered."),
    ])
}
