import Diagnostics
import Formats

/// The normal form of a Markdown text gives the HTML that the text gives.
struct NormalMarkdownTarget: FuzzTarget {
  private static let options = MarkdownOptions(.authored)

  func take(_ bytes: [UInt8]) {
    guard WorkingFolder.isText(bytes) else { return }
    let log = DiagnosticLog()
    let file = SourceFile(path: "a.md", bytes: bytes)
    let html = MarkdownRenderer.html(file, Self.options, log: log)
    // A limit was met: the text is shown as it is.
    guard Self.isRead(log) else { return }
    let normal = SourceFile(
      path: "a.md", text: MarkdownRenderer.markdown(file, Self.options, log: log))
    let again = MarkdownRenderer.html(normal, Self.options, log: log)
    guard Self.isRead(log) else { return }
    precondition(again == html, "the normal form says the same")
  }

  private static func isRead(_ log: DiagnosticLog) -> Bool {
    log.worst.map { $0 < .warning } ?? true
  }
}
