/// Front matter of `ops/break-glass/*.md`.
enum BreakGlassSchema {
  static let record = RecordSchema(
    "break-glass record", "An act without approval in an emergency.",
    [
      .optional("id", .text, "Its id; else the file's name."),
      .required("by", .text, "Who acted."),
      .required("at", .time, "From when."),
      .optional("until", .time, "When the rights were given back."),
      .optional("reason", .text, "What the emergency was."),
      .optional("log_ref", .text, "Where what was done is logged."),
      .optional("reviewed_by", .text, "Who looked at it afterwards."),
      .optional("title", .text, "For people."),
      .optional("incident", .text, "For people."),
    ])
}
