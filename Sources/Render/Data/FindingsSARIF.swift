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
    let codes = Set(diagnostics.map(\.code)).sorted()
    let ids = rules.map(\.id) + codes
    let index = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    let driver: [(String, JSONValue)] = [
      ("name", .string("govpack")), ("version", .string(version)),
      ("rules", .array(rules.map(rule) + codes.map(rule))),
    ]
    let results =
      findings.map { result($0, index[$0.checkID]) }
      + diagnostics.map { result($0, index[$0.code]) }
    return JSONWriter.indented(
      .object([
        ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
        ("version", .string("2.1.0")),
        (
          "runs",
          .array([
            .object([
              ("tool", .object([("driver", .object(driver))])),
              ("results", .array(results)),
            ])
          ])
        ),
      ]))
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
    var properties: [(String, JSONValue)] = [("subject", .string(finding.subject))]
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

  private static func text(_ text: String) -> JSONValue { .object([("text", .string(text))]) }
}
