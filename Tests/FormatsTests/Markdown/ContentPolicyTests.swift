import Diagnostics
import Testing

@testable import Formats

/// What of an author's text may reach a page. Expected values are written by hand from the WHATWG
/// URL standard's rules and `DiagnosticPrinter.isHidden`.
struct ContentPolicyTests {
  @Test(arguments: [
    ("[x](a/b.md#c)", "<a href=\"a/b.md#c\">x</a>"),
    ("[x](#c)", "<a href=\"#c\">x</a>"),
    ("[x](mailto:a@b.c)", "<a href=\"mailto:a@b.c\">x</a>"),
    (
      "[x](HTTPS://a.b/)",
      "<a href=\"HTTPS://a.b/\" rel=\"noopener noreferrer nofollow\">x</a>"
    ),
    ("[x](javascript:alert)", "x"), ("[x](&#1;java&#10;script&colon;alert)", "x"),
    ("[x](data:text/html,a)", "x"), ("[x](feed:a)", "x"), ("[x](//host/a)", "x"),
    ("[x](/\\host)", "x"), ("[](javascript:a)", "javascript:a"), ("ftp://a.b/c", "ftp://a.b/c"),
    ("![x](a.png)", "<img src=\"a.png\" alt=\"x\" />"), ("![x](http://a.b/c.png)", "x"),
    ("![x](data:image/png,a)", "x"),
    ("a <b>c</b>", "a <code>&lt;b&gt;</code>c<code>&lt;/b&gt;</code>"),
    ("a<br>b", "a<br />\nb"),
  ])
  func `links, images and HTML are judged`(_ text: String, _ html: String) {
    #expect(Self.html(text) == "<p>\(html)</p>\n")
  }

  @Test func `what is refused is said with its line`() {
    let log = DiagnosticLog()
    _ = Self.html("a\n\n[x](javascript:a)\n\n![y](http://a.b/c)\n\n<div>\n", log)
    #expect(
      log.sorted.map { "\($0.location?.line ?? 0) \($0.code) \($0.severity)" }
        == ["3 GP3020 warning", "5 GP3021 note", "7 GP3022 note"])
  }

  @Test func `a destination goes through the page's resolver`() {
    let options = MarkdownOptions(.authored) { $0 == "a.md" ? "../a/" : nil }
    let html = MarkdownRenderer.html(
      SourceFile(path: "x.md", text: "[a](a.md) [b](b.md)"), options, log: DiagnosticLog())
    #expect(html == "<p><a href=\"../a/\">a</a> b</p>\n")
  }

  @Test func `a resolver cannot bring in a script`() {
    let options = MarkdownOptions(.authored) { _ in "javascript:a" }
    let html = MarkdownRenderer.html(
      SourceFile(path: "x.md", text: "[a](a.md)"), options, log: DiagnosticLog())
    #expect(html == "<p>a</p>\n")
  }

  @Test(arguments: [
    ("a\u{202E}b", "a⟨U+202E⟩b"), ("a\u{200B}b", "a⟨U+200B⟩b"),
    ("`a\u{2066}`", "<code>a⟨U+2066⟩</code>"),
    ("a\u{E0041}", "a⟨U+E0041⟩"), ("a\u{200D}b", "a⟨U+200D⟩b"),
    ("⚠️ 👩‍💻 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "⚠️ 👩‍💻 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
  ])
  func `hidden characters show, emoji stay whole`(_ text: String, _ html: String) {
    #expect(Array(Self.html(text).utf8) == Array("<p>\(html)</p>\n".utf8))
  }

  @Test func `headings sink together`() {
    let options = MarkdownOptions(.authored, headingLevel: 3)
    let html = MarkdownRenderer.html(
      SourceFile(path: "x.md", text: "## A b\n### C\n###### D\n## A b"), options,
      log: DiagnosticLog())
    #expect(
      html == """
        <h3 id="a-b">A b</h3>
        <h4 id="c">C</h4>
        <h6 id="d">D</h6>
        <h3 id="a-b-1">A b</h3>

        """)
  }

  private static func html(_ text: String, _ log: DiagnosticLog = DiagnosticLog()) -> String {
    MarkdownRenderer.html(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.authored), log: log)
  }
}
