import Diagnostics
@testable import Formats
@testable import Ingest
import Model

/// A Markdown record: its front matter by both of its readers, its fields, and a decision out of it.
struct FrontMatterTarget: FuzzTarget {
  private static let path = "ops/decision-log/ADR-1.md"

  func take(_ bytes: [UInt8]) {
    let file = SourceFile(path: Self.path, bytes: bytes)
    let log = DiagnosticLog()
    let parts = FrontMatter.split(file, log: log)
    precondition(parts.body.count <= bytes.count && parts.bodyLine >= 1)
    let document = MarkdownDocument.parse(file, log: log)
    precondition((document.frontMatter == nil) == (parts.yaml == nil))
    guard WorkingFolder.isText(bytes) else { return }
    let reading = FileReading(file, home: "ops/decision-log/", WorkingFolder.context)
    var facts = Facts()
    DecisionsInput().read(reading, into: &facts)
    precondition(facts.decisions.count == 1, "a Markdown file is a decision, whatever it says")
    _ = Excerpts.filled(reading)
  }
}
