import Model

/// The severity of an incident as records write it.
enum SeverityWord {
  static let known = Incident.Severity.allCases.map(\.name)

  /// `SEV-1`, `sev1`, `SEV_1` or `1`, up to 4; nil for anything else.
  static func severity(_ text: String) -> Incident.Severity? {
    let name = Words.fieldName(text)
    let digits = name.hasPrefix("sev") ? name.dropFirst(3) : name[...]
    return Digits.value(digits.utf8).flatMap(Incident.Severity.init(rawValue:))
  }
}
