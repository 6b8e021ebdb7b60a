import Model

/// `state/guardrails.yaml`.
enum GuardrailSchema {
  static let file = RecordSchema(
    "guardrail file", "The safeguards that repositories are to have.",
    [
      .version,
      .optional(
        "max_age_days", .integer(atLeast: 1, atMost: nil),
        "After how many days what is known of a repository is out of date; 31."),
      .optional("controls", .list(control), "The safeguards."),
      .optional("repositories", .list(repository), "The repositories, and which they have."),
    ])

  static let control = RecordSchema(
    "control", "One safeguard.",
    [
      .required("id", .text, "Its id, which the repositories name."),
      .optional("name", .text, "Its name on pages."),
      .required(
        "group", .only(GuardrailControl.Group.allCases.map(\.rawValue)), "What it is about."),
      .note,
    ])

  static let repository = RecordSchema(
    "repository", "One repository.",
    [
      .required("id", .text, "Its id, as in the services' repos."),
      .optional("blast_radius", .text, "low, medium, high, or an area of the decision rights."),
      .optional("status", .map(of: .pattern(statePattern), keys: nil), "By control."),
      .optional("checked_at", .time, "When that was last looked at."),
      .note,
    ])

  static let states = ["pass", "fail", "exempt(DECISION)", "unknown"]

  private static let statePattern = "^(pass|fail|unknown|exempt( *[(][^()]*[)])?)$"

  /// nil for a word of no state.
  static func state(_ text: String) -> GuardrailStatus.State? {
    let text = Words.trimmed(text)
    switch text {
    case "pass": return .pass
    case "fail": return .fail
    case "unknown": return .unknown
    case "exempt": return .exempt(decision: nil)
    default: break
    }
    guard text.hasPrefix("exempt"), text.hasSuffix(")"), let open = text.firstIndex(of: "("),
      Words.trimmed(text[..<open]) == "exempt"
    else { return nil }
    let decision = Words.trimmed(text[text.index(after: open)...].dropLast())
    guard !decision.contains("("), !decision.contains(")") else { return nil }
    return .exempt(decision: decision.isEmpty ? nil : decision)
  }
}
