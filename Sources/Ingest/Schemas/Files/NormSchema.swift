import Model

/// `state/norms.yaml`.
enum NormSchema {
  static let file = RecordSchema(
    "norm file", "How the team means to work.",
    [.version, .optional("norms", .list(norm), "The norms.")])

  static let norm = RecordSchema(
    "norm", "One norm.",
    [
      .required("id", .text, "Its id."),
      .optional("name", .text, "The norm in a sentence."),
      .optional("owner", .text, "Who stands for it."),
      .optional(
        "measure", .only(Norm.Measure.allCases.map(\.rawValue)),
        "What of the record is counted for it."),
      .optional("figures", .texts, "Figures that show it, such as kpi.escape_rate."),
      .optional("instances", .list(instance), "What shows it and stands in no other file."),
      .note,
    ])

  static let instance = RecordSchema(
    "instance", "Something that shows the norm.",
    [
      .required("date", .date, "When."),
      .required("title", .text, "What, in a few words."),
      .optional("ref", .text, "Where it can be looked at."),
    ])
}
