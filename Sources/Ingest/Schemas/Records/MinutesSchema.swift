import Model

/// Front matter of `ops/reviews/CADENCE/DATE.md`.
enum MinutesSchema {
  static let cadences = MeetingCadence.allCases.map(\.rawValue)

  static let record = RecordSchema(
    "minutes", "What a meeting decided.",
    [
      .optional("attendees", .texts, "Who was there."),
      .optional("decisions", .texts, "Ids of the decisions that were taken."),
      .optional("actions", .list(ActionItemSchema.action), "What is to be done, by whom and when."),
      .optional(
        "ticks", ticks, "Checklist items that were done: ids, {id, done, remark}, or id: true."),
      .optional("date", .anything, "For people: the file's name counts."),
      .optional("cadence", .anything, "For people: the folder's name counts."),
      .optional("title", .text, "For people."),
      .optional("chair", .text, "For people."),
    ])

  private static let ticks = ValueSchema.either([
    .list(of: .either([.text, .record(tick)])), .map(of: .bool, keys: nil),
  ])

  static let tick = RecordSchema(
    "tick", "A checklist item.",
    [
      .required("id", .text, "Its id, as the pack prints it."),
      .optional("done", .bool, "Whether it was done; yes where it is left out."),
      .optional("remark", .text, "What was found."),
    ])
}

/// What minutes, near misses and postmortems ask for.
enum ActionItemSchema {
  static let action = RecordSchema(
    "action", "What is to be done.",
    [
      .required("id", .text, "Its id."),
      .required("title", .text, "In a few words."),
      .optional("owner", .text, "Who does it."),
      .optional("due", .date, "By when."),
      .optional("status", .text, "open where it is left out; done, dropped."),
      .optional("priority", .text, "P0 to P3."),
    ])
}
