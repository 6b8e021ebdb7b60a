/// `state/failure_modes.yaml`.
enum FailureModeSchema {
  static let file = RecordSchema(
    "file of failure modes", "The closed vocabulary of failures.",
    [
      .version,
      .optional(
        "failure_modes", .list(of: .either([.text, .record(mode)])), "Words, or mappings."),
    ])

  static let mode = RecordSchema(
    "failure mode", "One word of the vocabulary.",
    [
      .required("id", .text, "The word that incidents name."),
      .optional("name", .text, "Its name on pages."),
      .optional("summary", .text, "What it means."),
      .optional("owner", .text, "Who works against it."),
    ])
}
