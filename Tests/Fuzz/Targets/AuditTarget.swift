import Diagnostics
import Formats
@testable import Ingest
import Model

/// A file of the audit trail: the first byte says which of its three forms it has.
struct AuditTarget: FuzzTarget {
  private static let names = ["a.md", "a.json", "a.yaml"]

  func take(_ bytes: [UInt8]) {
    guard let form = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    // The workspace's own reader refuses what is no UTF-8 before any input sees it.
    guard WorkingFolder.isText(text) else { return }
    let path = "ops/audit/\(Self.names[Int(form) % Self.names.count])"
    let reading = FileReading(
      SourceFile(path: path, bytes: text), home: "ops/audit/", WorkingFolder.context)
    var facts = Facts()
    AuditInput().read(reading, into: &facts)
    _ = Excerpts.filled(reading)
    for entry in facts.auditEntries { precondition(entry.source.path == path) }
  }
}
