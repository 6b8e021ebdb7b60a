package import Checks
import Diagnostics
import Formats

/// The findings that a pack was published with: a file of `history/`. Of each what makes it the
/// same one later: its rule, its subject and its place; messages count days and move by themselves.
package enum FindingRecord {
  static let format = "govpack.findings/1"

  /// One finding as it was published.
  package struct Entry: Hashable, Sendable {
    package var check: String
    package var subject: String
    package var severity: String
    /// `path:line`
    package var place: String
  }

  package static func bytes(_ findings: [Finding]) -> [UInt8] {
    var bytes = JSONWriter.compact(.object([("format", .string(format))]))
    bytes.append(0x0A)
    for finding in findings {
      bytes += JSONWriter.compact(
        .object([
          ("check", .string(finding.checkID)),
          ("subject", .string(SecretText.shown(finding.subject))),
          ("severity", .string(finding.severity.rawValue)),
          ("place", .string(finding.source.citation)),
        ]))
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Empty where the bytes are no such file.
  package static func entries(_ bytes: [UInt8]) -> [Entry] {
    bytes.split(separator: 0x0A).dropFirst().compactMap { line in
      let file = SourceFile(path: "history", bytes: Array(line))
      guard let node = JSONReader.parse(file, log: DiagnosticLog()),
        let check = node["check"]?.string, let subject = node["subject"]?.string
      else { return nil }
      return Entry(
        check: check, subject: subject, severity: node["severity"]?.string ?? "",
        place: node["place"]?.string ?? "")
    }
  }
}
