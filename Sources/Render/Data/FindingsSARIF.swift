package import Checks
package import Diagnostics
import Figures
import Formats
import Model

/// `data/findings.json`: the findings and the diagnostics as SARIF 2.1.0, for forges and editors.
package enum FindingsSARIF {
  /// `rules` in the order of the catalogue; every finding's rule is among them.
  package static func bytes(
    rules: [CheckRule], findings: [Finding], diagnostics: [Diagnostic], version: String
  ) -> [UInt8] {
    Array(
      pieces(rules: rules, findings: findings, diagnostics: diagnostics, version: version).joined())
  }

  /// The same in pieces, made one at a time: a long record has tens of thousands of findings.
  package static func pieces(
    rules: [CheckRule], findings: [Finding], diagnostics: [Diagnostic], version: String
  ) -> some Sequence<[UInt8]> {
    let codes = Set(diagnostics.map(\.code)).sorted()
    let ids = rules.map(\.id) + codes
    let index = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    let driver: [(String, JSONValue)] = [
      ("name", .string("govpack")), ("version", .string(version)),
      ("rules", .array(rules.map(rule) + codes.map(rule))),
    ]
    // The results stand last, in a list four levels deep: the document without them is opened there.
    let empty = JSONWriter.indented(
      .object([
        ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
        ("version", .string("2.1.0")),
        (
          "runs",
          .array([
            .object([
              ("tool", .object([("driver", .object(driver))])),
              ("results", .array([])),
            ])
          ])
        ),
      ]))
    let opening = empty.indices.dropLast().last {
      empty[$0] == UInt8(ascii: "[") && empty[$0 + 1] == UInt8(ascii: "]")
    }
    guard let opening else { preconditionFailure("a document without results has an empty list") }
    let count = findings.count + diagnostics.count
    return (0..<(count + 2)).lazy.map { place -> [UInt8] in
      if place == 0 { return Array(empty[...opening]) }
      if place > count {
        return Array((count == 0 ? "" : "\n      ").utf8) + empty[(opening + 1)...]
      }
      let value =
        place <= findings.count
        ? result(findings[place - 1], index[findings[place - 1].checkID])
        : result(
          diagnostics[place - 1 - findings.count],
          index[diagnostics[place - 1 - findings.count].code])
      return Array((place == 1 ? "\n        " : ",\n        ").utf8)
        + JSONWriter.indented(value, level: 4)
    }
  }

  private static func rule(_ rule: CheckRule) -> JSONValue {
    .object([
      ("id", .string(rule.id)), ("shortDescription", text(rule.title)),
      ("fullDescription", text(rule.why)), ("help", text(rule.mend)),
      ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
      ("properties", .object([("violation", .bool(rule.isViolation))])),
    ])
  }

  /// The codes of diagnostics are rules too: their help is with each diagnostic.
  private static func rule(_ code: String) -> JSONValue {
    .object([
      ("id", .string(code)),
      ("shortDescription", text("An input file could not be read as its author meant it")),
      ("help", text("The message names the file and the line, and what was made of it.")),
    ])
  }

  private static func result(_ finding: Finding, _ index: Int?) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(finding.checkID)), ("level", .string(finding.severity.rawValue)),
      ("message", text("\(finding.subject): \(finding.message)")),
      ("locations", .array([location(finding.source)])),
    ]
    if let index { members.insert(("ruleIndex", .int(index)), at: 1) }
    if !finding.evidence.isEmpty {
      members.append(
        (
          "relatedLocations",
          .array(
            finding.evidence.map {
              location($0.source, $0.detail.isEmpty ? $0.record : "\($0.record): \($0.detail)")
            })
        ))
    }
    var properties: [(String, JSONValue)] = [
      ("subject", .string(SecretText.shown(finding.subject)))
    ]
    if let since = finding.since { properties.append(("since", .string(since.description))) }
    members.append(("properties", .object(properties)))
    return .object(members)
  }

  private static func result(_ diagnostic: Diagnostic, _ index: Int?) -> JSONValue {
    let hint = diagnostic.hint.map { " (\($0))" } ?? ""
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(diagnostic.code)), ("level", .string(diagnostic.severity.rawValue)),
      ("message", text(diagnostic.message + hint)),
    ]
    if let index { members.insert(("ruleIndex", .int(index)), at: 1) }
    if let place = diagnostic.location { members.append(("locations", .array([location(place)]))) }
    return .object(members)
  }

  /// Lines alone: SARIF counts columns in UTF-16 units, the record in bytes.
  private static func location(_ place: SourceLocation, _ message: String? = nil) -> JSONValue {
    let uri = place.path.split(separator: "/").map { LinkDestination.encoded(String($0)) }
    var physical: [(String, JSONValue)] = [
      ("artifactLocation", .object([("uri", .string(uri.joined(separator: "/")))]))
    ]
    if place.line > 0 { physical.append(("region", .object([("startLine", .int(place.line))]))) }
    var members: [(String, JSONValue)] = [("physicalLocation", .object(physical))]
    if let message { members.append(("message", text(message))) }
    return .object(members)
  }

  private static func text(_ text: String) -> JSONValue {
    .object([("text", .string(SecretText.shown(text)))])
  }
}
