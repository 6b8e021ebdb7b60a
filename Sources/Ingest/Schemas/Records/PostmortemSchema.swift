/// Front matter of `ops/postmortems/*.md`.
enum PostmortemSchema {
  static let record = RecordSchema(
    "postmortem", "What was learnt from an incident.",
    [
      .optional("id", .text, "Its id; else the file's name."),
      .optional("date", .date, "When it was written."),
      .optional("incident", .text, "Id of the incident."),
      .optional("workflow", .text, "Id of the workflow it happened in."),
      .optional("failure_mode", .text, "A word of state/failure_modes.yaml."),
      .optional("blameless", .bool, "Whether it names causes and not culprits."),
      .optional("summary", .text, "In a sentence."),
      .optional("actions", .list(ActionItemSchema.action), "What is to be done, by whom and when."),
      .optional("caught_by", .text, "Who or what noticed."),
      .optional("caught_before_customer", .bool, "Whether it was noticed in time."),
      .optional("title", .text, "Its title; else the first heading."),
      .optional("owner", .text, "For people."),
      .optional("status", .text, "For people."),
    ])
}

/// Front matter of `ops/near-misses/*.md`.
enum NearMissSchema {
  static let catchers = ["human", "check", "customer"]

  static let record = RecordSchema(
    "near miss", "What went wrong and was caught before it did harm.",
    [
      .optional("id", .text, "Its id; else the file's name."),
      .optional("date", .date, "When."),
      .optional("workflow", .text, "Id of the workflow it happened in."),
      .optional("service", .text, "Id of the service it happened in."),
      .optional("caught_by", .word(catchers), "Who or what noticed."),
      .optional("caught_before_customer", .bool, "Whether it was noticed in time."),
      .optional("failure_mode", .text, "A word of state/failure_modes.yaml."),
      .optional("summary", .text, "In a sentence."),
      .optional("actions", .list(ActionItemSchema.action), "What is to be done, by whom and when."),
      .optional("title", .text, "Its title; else the first heading."),
      .optional("owner", .text, "For people."),
      .optional("status", .text, "For people."),
    ])
}
