import Diagnostics
import Testing
import WorkspaceFixtures

@testable import Formats

/// Inputs on which libcmark 0.30.2 alone takes seconds to minutes, 160 KB of each.
struct HostileMarkdown: CustomTestStringConvertible, Sendable {
  var testDescription: String
  /// The diagnostic it ends in; nil when it is read in full.
  var code: String?
  var make: @Sendable (_ size: Int) -> String

  init(_ name: String, _ code: String?, _ make: @escaping @Sendable (Int) -> String) {
    testDescription = name
    self.code = code
    self.make = make
  }

  private static func of(_ text: String, _ size: Int) -> String {
    String(repeating: text, count: size / text.utf8.count)
  }

  /// `text` in as many paragraphs of just under the limit as fit.
  private static func paragraphs(_ text: String, _ size: Int) -> String {
    of(of(text, 16_000) + "\n\n", size)
  }

  static let all = [
    HostileMarkdown("quotes and emphasis", "GP3011") { of("> ", $0 / 2) + of("a* ", $0 / 2) },
    HostileMarkdown("items and blank lines", "GP3011") {
      of("- ", $0 / 2) + "x" + of("\n", $0 / 2)
    },
    HostileMarkdown("dashes and tabs", nil) { of("-\t", $0) },
    HostileMarkdown("items by tabs and blank lines", "GP3011") {
      of("-\t", $0 / 2) + "x" + of("\n", $0 / 2)
    },
    HostileMarkdown("quoted items and blank lines", "GP3011") {
      of("> - ", $0 / 2) + "x\n" + of(">\n", $0 / 2)
    },
    HostileMarkdown("as many items as may be, and blank lines", nil) {
      of("- ", 64) + "x" + of("\n", $0)
    },
    HostileMarkdown("images in a paragraph", "GP3012") { of("![[]()", $0) },
    HostileMarkdown("images in paragraphs", nil) { paragraphs("![[]()", $0) },
    HostileMarkdown("emphasis in paragraphs", nil) { paragraphs("*a_ ", $0) },
    HostileMarkdown("brackets in paragraphs", "GP3014") { paragraphs("[", $0) },
    HostileMarkdown("comments in paragraphs", nil) { "x" + paragraphs("<!-- ", $0) },
    HostileMarkdown("tildes in paragraphs", nil) { paragraphs("~a~~ ", $0) },
    HostileMarkdown("bare links in paragraphs", nil) { paragraphs("_www.", $0) },
    HostileMarkdown("schemes in paragraphs", nil) { paragraphs("http://", $0) },
    HostileMarkdown("a long definition, often", "GP3014") {
      "[a]: /" + of("x", 16_000) + "\n\n" + paragraphs("[a] ", $0)
    },
    HostileMarkdown("a wide table of narrow rows", "GP3013") {
      "|" + of("a|", 8000) + "\n|" + of("-|", 8000) + "\n" + of("a\n", $0)
    },
    HostileMarkdown("a tall table", nil) { "|a|b|\n|-|-|\n" + of("|a|b|\n", $0) },
    HostileMarkdown("a long line", "GP3012") { of("x", $0) },
    HostileMarkdown("headings of one name", nil) { of("# a\n", $0) },
  ]
}

struct MarkdownLimitsTests {
  @Test(arguments: HostileMarkdown.all)
  func `160 KB are read in two seconds or shown as they are`(_ input: HostileMarkdown) {
    let text = input.make(160_000)
    let log = DiagnosticLog()
    let clock = ContinuousClock()
    let time = clock.measure { _ = Self.html(text, log) }
    // Ten times the promise of a release build: tests run unoptimised, beside each other.
    #expect(time < .seconds(20))
    #expect(log.sorted.map(\.code).filter { $0 < "GP3020" } == (input.code.map { [$0] } ?? []))
  }

  @Test func `a text over a limit is shown as it is`() {
    let text = "a <b> & *c*\r\n" + String(repeating: "x", count: 20_000)
    let log = DiagnosticLog()
    let html = Self.html(text, log)
    #expect(html.hasPrefix("<pre><code>a &lt;b&gt; &amp; *c*\nxxx"))
    #expect(html.hasSuffix("xxx\n</code></pre>\n"))
    let document = MarkdownDocument.parse(SourceFile(path: "a.md", text: text), log: log)
    #expect(document.isPlainText)
    #expect(document.blocks.map(\.kind) == [.code(info: "")])
    #expect(log.sorted.first?.location == SourceLocation(path: "a.md", line: 2))
  }

  @Test func `more than 1 MiB is shown as it is`() {
    let log = DiagnosticLog()
    _ = Self.html(String(repeating: "x\n\n", count: 400_000), log)
    #expect(log.sorted.map(\.code) == ["GP3010"])
  }

  @Test func `code and tables may be long`() {
    let rows = String(repeating: "| a | b |\n", count: 4000)
    let code = String(repeating: "x\n", count: 20_000)
    let log = DiagnosticLog()
    _ = Self.html("| a | b |\n|---|---|\n\(rows)\n```\n\(code)```\n", log)
    #expect(log.sorted == [])
  }

  @Test func `a page may have paragraphs and files of any length`() {
    let text = String(repeating: "word ", count: 300_000)
    let log = DiagnosticLog()
    let html = MarkdownRenderer.html(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.page), log: log)
    #expect(html.hasPrefix("<p>word word "))
    #expect(log.sorted == [])
  }

  @Test(.enabled(if: FixtureWorkspace.sharedFolder != nil, "the shared samples are absent"))
  func `no real document is over a limit`() {
    let folder = (FixtureWorkspace.sharedFolder ?? "") + "/samples"
    let paths = SharedFile.paths(under: folder, endings: [".md"])
    #expect(paths.count > 40)
    for path in paths {
      let log = DiagnosticLog()
      let document = MarkdownDocument.parse(
        SourceFile(path: path, text: SharedFile.text(path) ?? ""), log: log)
      #expect(!document.isPlainText, "\(path)")
    }
  }

  private static func html(_ text: String, _ log: DiagnosticLog) -> String {
    MarkdownRenderer.html(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.authored), log: log)
  }
}
