import Model

/// `state/compliance_checks.yaml`.
enum ComplianceCheckSchema {
  static let file = RecordSchema(
    "file of compliance checks", "What is verified again and again.",
    [.version, .optional("checks", .list(check), "The checks.")])

  static let check = RecordSchema(
    "compliance check", "One check.",
    [
      .required("id", .text, "Its id."),
      .optional("name", .text, "Its name on pages."),
      .required(
        "frequency", .only(ComplianceCheck.Frequency.allCases.map(\.rawValue)),
        "When it is to run."),
      .optional("tool", .text, "What runs it."),
      .optional("last_run", .record(run), "The newest run."),
      .note,
    ])

  static let run = RecordSchema(
    "run", "A run of the check.",
    [
      .required("at", .time, "When."),
      .optional(
        "result", .only(ComplianceCheck.Run.Result.allCases.map(\.rawValue)), "What came of it."),
      .optional("ref", .text, "Where it can be looked at."),
    ])
}
