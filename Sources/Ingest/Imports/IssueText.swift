import Model

/// What labels and the text of an issue say of an incident.
struct IssueText {
  let labels: [String]
  let body: String

  /// Out of `sev-1`, `SEV2`, `severity::3`, `severity/4`; nil where no label says it.
  var severity: Incident.Severity? { labels.lazy.compactMap(Self.severity).first }

  /// The severity that a word such as `SEV-1` or `severity::2` names.
  static func severity(_ word: String) -> Incident.Severity? {
    let name = Words.fieldName(word)
    return ["severity", "sev"].first { name.hasPrefix($0) }
      .flatMap { SeverityWord.severity(String(name.dropFirst($0.count))) }
  }

  /// What follows `service:`, `service::` or `service/` in labels.
  func values(of name: String) -> [String] {
    labels.compactMap { label in
      guard label.lowercased().utf8.starts(with: name.utf8) else { return nil }
      let rest = label.utf8.dropFirst(name.utf8.count)
      let value = rest.drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
      let text = Words.trimmed(Substring(value))
      return value.count < rest.count && !text.isEmpty ? text : nil
    }
  }

  /// The value of a line such as `caused_by: …`, `- Caused by: …` or `**Caused by**: …`.
  func line(_ name: String) -> String? {
    let wanted = Words.fieldName(name)
    for line in body.utf8.split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon != line.startIndex,
        Words.fieldName(String(decoding: line[..<colon].prefix(60), as: UTF8.self)) == wanted
      else { continue }
      let value = String(decoding: line[line.index(after: colon)...].prefix(200), as: UTF8.self)
      let text = Words.trimmed(Words.trimmed(value).drop { $0 == "*" || $0 == "`" })
      return Words.isPlaceholder(text) ? nil : text
    }
    return nil
  }

  /// Stated by a label `not-change-related`, or by a line `caused_by`.
  var cause: Incident.Cause? {
    if labels.contains(where: { Words.fieldName($0) == "notchangerelated" }) {
      return .notChangeRelated
    }
    guard let word = line("caused_by")?.split(separator: " ").first else { return nil }
    let id = String(word.last == "`" ? word.dropLast() : word)
    return Words.fieldName(id) == "notchangerelated" ? .notChangeRelated : .deployment(id)
  }

  func time(_ name: String) -> Instant? { line(name).flatMap { Instant(rfc3339: $0) } }

  var failureMode: String? {
    values(of: "failure-mode").first ?? values(of: "failure_mode").first ?? line("failure_mode")
  }
}
