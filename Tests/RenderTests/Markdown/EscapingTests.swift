import Diagnostics
import Model
import Pack
import Testing

@testable import Render

/// One piece of text and the Markdown that means it. The expected texts are read off CommonMark
/// 0.30 and the GFM specification by hand.
struct EscapeCase: CustomTestStringConvertible {
  let text: String
  let markdown: String
  var testDescription: String { text.debugDescription }

  init(_ text: String, _ markdown: String) {
    self.text = text
    self.markdown = markdown
  }

  static let all: [EscapeCase] = [
    .init("plain words", "plain words"),
    .init("SDF_DEV_001", "SDF_DEV_001"),
    .init("_private_ a__b", "\\_private\\_ a\\_\\_b"),
    .init("*a* **b**", "\\*a\\* \\*\\*b\\*\\*"),
    .init("[x](y) ![i](j) [^1]", "\\[x\\](y) !\\[i\\](j) \\[^1\\]"),
    .init("<script>", "\\<script>"),
    .init("a | b", "a \\| b"),
    .init("R&D &amp; &#60; & x", "R\\&D \\&amp; \\&\\#60; & x"),
    .init("`code`", "\\`code\\`"),
    .init("C:\\dir", "C:\\\\dir"),
    .init("http://x.y https://z", "http\\://x.y https\\://z"),
    .init("www.x.y WWW.x", "www\\.x.y WWW\\.x"),
    .init("a@b.c", "a\\@b.c"),
    .init("~~no~~", "\\~\\~no\\~\\~"),
    .init("- item", "\\- item"),
    .init("+ item", "\\+ item"),
    .init("> quote", "\\> quote"),
    .init("# title", "\\# title"),
    .init("===", "\\==="),
    .init("1. item", "1\\. item"),
    .init("12) item", "12\\) item"),
    .init("1.5 hours", "1.5 hours"),
    .init("1.", "1\\."),
    .init("    code", "code"),
    .init("a\nb\r\nc\td", "a b c d"),
    .init("\n# x", "\\# x"),
    .init("a\u{202E}b", "a⟨U+202E⟩b"),
    .init("\0\u{1B}[31m", "⟨U+0000⟩⟨U+001B⟩\\[31m"),
    .init("\u{85}\u{AD}", "⟨U+0085⟩\u{AD}"),
    .init("\u{200B}\u{FEFF}\u{E0041}", "⟨U+200B⟩⟨U+FEFF⟩⟨U+E0041⟩"),
    .init("wow!", "wow\\!"),
    .init("wow! Yes", "wow! Yes"),
    .init("mailto:x", "mailto\\:x"),
    .init("Zürich 日本 🙂", "Zürich 日本 🙂"),
    .init("$x$", "\\$x\\$"),
    .init("---", "\\---"),
    .init("", ""),
  ]
}

struct EscapingTests {
  @Test(arguments: EscapeCase.all)
  func `text means itself`(_ example: EscapeCase) {
    #expect(MarkdownWriter.escaped(example.text) == example.markdown)
  }

  @Test func `runs that only together make a mark are escaped too`() {
    let references = SiteReferences(pages: PageIndex([]), log: DiagnosticLog())
    func text(_ parts: String...) -> String {
      MarkdownWriter.text([.paragraph(parts.map { .text($0) })], page: "", references: references)
    }
    #expect(text("1", ". x") == "1\\. x\n")
    #expect(text("  ", "- x") == "\\- x\n")
    #expect(text("&", "amp;") == "\\&amp;\n")
    #expect(text("http", "://x") == "http\\://x\n")
    #expect(text("www", ".x.y") == "www\\.x.y\n")
    #expect(text("a_", "b") == "a\\_b\n")
  }
}
