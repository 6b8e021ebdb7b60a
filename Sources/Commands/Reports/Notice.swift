import Checks
import Diagnostics

/// One line of a report: what the readers said about a file, or what a check found in the record.
struct Notice: Sendable {
  var severity: Severity
  var location: SourceLocation?
  /// `GP1234`, or the check's id.
  var code: String
  /// One sentence without a full stop.
  var message: String
  /// The id of the record that a finding is about.
  var subject: String?
  /// What to do about it.
  var hint: String?
  /// The line with its caret is printed only where a diagnostic has it.
  private var diagnostic: Diagnostic?

  var isFinding: Bool { diagnostic == nil }

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity
    location = diagnostic.location
    code = diagnostic.code
    message = diagnostic.message
    hint = diagnostic.hint
    self.diagnostic = diagnostic
  }

  init(_ finding: Finding) {
    severity = finding.severity
    location = finding.source
    code = finding.checkID
    message = finding.message
    subject = finding.subject
  }

  /// Both kinds in one list, by place, as a compiler prints them.
  static func all(_ diagnostics: [Diagnostic], _ findings: [Finding]) -> [Notice] {
    (diagnostics.map(Notice.init) + findings.map(Notice.init)).sorted(by: precedes)
  }

  private static func precedes(_ left: Notice, _ right: Notice) -> Bool {
    let first = left.location ?? SourceLocation(path: "")
    let second = right.location ?? SourceLocation(path: "")
    if first != second { return first < second }
    if left.code != right.code { return left.code.utf8.lexicographicallyPrecedes(right.code.utf8) }
    if left.message != right.message {
      return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
    }
    return (left.subject ?? "").utf8.lexicographicallyPrecedes((right.subject ?? "").utf8)
  }

  /// `path:line: severity: message [code]`; a diagnostic adds the line with its caret and a hint.
  func text(severityText: (Severity) -> String = \.rawValue) -> String {
    if let diagnostic {
      return DiagnosticPrinter.text(diagnostic, severityText: severityText)
    }
    let place = location.map { DiagnosticPrinter.visible($0.citation) + ": " } ?? ""
    return "\(place)\(severityText(severity)): \(DiagnosticPrinter.visible(message)) [\(code)]"
  }

  /// A workflow command of GitHub Actions: an annotation at the line.
  var workflowCommand: String {
    let word = severity == .note ? "notice" : severity.rawValue
    var properties: [String] = []
    if let location {
      properties.append("file=\(Self.property(location.path))")
      if location.line > 0 { properties.append("line=\(location.line)") }
      if location.column > 0 { properties.append("col=\(location.column)") }
    }
    properties.append("title=\(Self.property(code))")
    return "::\(word) \(properties.joined(separator: ","))::\(Self.data(message))"
  }

  /// The runner ends a command at a line end and reads `%` as an escape.
  private static func data(_ text: String) -> String {
    // By scalars: CR LF is one Character.
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }
    return DiagnosticPrinter.visible(escaped.joined())
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

/// How many of each severity, as the summary line says it: "2 errors, 1 warning".
struct NoticeCount: Sendable {
  private let counts: [(severity: Severity, count: Int)]

  init(_ notices: [Notice]) {
    counts = [Severity.error, .warning, .note].map { severity in
      (severity, notices.filter { $0.severity == severity }.count)
    }
  }

  func count(_ severity: Severity) -> Int {
    counts.first { $0.severity == severity }?.count ?? 0
  }

  var text: String {
    let parts = counts.filter { $0.count > 0 }
      .map { "\($0.count) \($0.severity.rawValue)\($0.count == 1 ? "" : "s")" }
    return parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
  }
}
