import Diagnostics
import Formats

/// Markdown as people write it, and as a page of the program, to HTML.
struct MarkdownTarget: FuzzTarget {
  func take(_ bytes: [UInt8]) {
    let file = SourceFile(path: "a.md", bytes: bytes)
    for profile in [MarkdownOptions.Profile.authored, .page, .specification] {
      let log = DiagnosticLog()
      let html = MarkdownRenderer.html(file, MarkdownOptions(profile, headingLevel: 2), log: log)
      // The specification's own profile prints HTML as it stands, for its examples alone.
      if profile != .specification { Self.checkHarmless(html) }
    }
    _ = MarkdownDocument.parse(file, log: DiagnosticLog())
  }

  private static let harmful = ["<script", "<style", "<iframe", "javascript:\"", " onerror="]
    .map { Array($0.utf8) }

  /// Text is escaped, so that none of these can stand in a page other than as a tag of its own.
  private static func checkHarmless(_ html: String) {
    let bytes = Array(html.utf8)
    precondition(!bytes.contains(0), "no NUL reaches a page")
    for start in bytes.indices where bytes[start] == UInt8(ascii: "<") {
      for word in harmful.prefix(3) {
        precondition(!bytes[start...].starts(with: word), "no element of that kind on a page")
      }
    }
  }
}
