/// `ops/freeze/`: stops of changes in Markdown, frozen files in YAML.
enum FreezeSchema {
  static let record = RecordSchema(
    "freeze record", "A stop of changes to a scope.",
    [
      .optional("id", .text, "Its id; else the file's name."),
      .optional("record_id", .text, "Another name for id."),
      .optional("title", .text, "Its title; else the first heading."),
      .optional("status", .word(["active", "ended", "cancelled"]), "Where it stands."),
      .optional("scope", .text, "What stands still: services and tasks are found by their names."),
      .optional("spec_id", .text, "Another name for scope."),
      .optional("start", .time, "When it begins."),
      .optional("end", .time, "When it ends; a day means all of that day."),
      .optional("trigger", .text, "Why."),
      .optional("authority", .text, "Who ordered it."),
      .optional("exit_criteria", .texts, "What must be true for it to end."),
      .optional(
        "exceptions", .texts, "What may change all the same: by name, with who granted it."),
      .optional("frozen_by", .text, "Another name for authority."),
      .optional("approved_by", .text, "Another name for authority."),
      .optional("date", .time, "Another name for start."),
      .optional("owner", .text, "For people."),
    ])

  static let artefact = RecordSchema(
    "freeze artefact", "A file frozen with its hash.",
    [
      .required("artifact_path", .text, "The file."),
      .optional("frozen_at", .time, "When."),
      .optional("frozen_by", .text, "By whom."),
      .optional("content_hash", .text, "SHA-256 of its bytes, hexadecimal."),
      .optional("version", .text, "Which version of it."),
      .optional("metadata", .map(of: .anything, keys: nil), "reason is read."),
    ])
}

/// `ops/acceptance/*.yaml`.
enum AcceptanceSchema {
  static let record = RecordSchema(
    "acceptance", "The act by which an artefact became accepted.",
    [
      .required("artifact_path", .text, "The file."),
      .optional("accepted_at", .time, "When."),
      .optional("accepted_by", .text, "By whom."),
      .optional("authority", .text, "By which right."),
      .optional("content_hash", .text, "SHA-256 of its bytes, hexadecimal."),
      .optional("metadata", .anything, "For people."),
    ])
}
