import Diagnostics
import Testing
import WorkspaceFixtures

@testable import Formats

/// Normal Markdown says what the input says: both render to the same HTML, and the normal form of
/// the normal form is itself.
struct NormalMarkdownTests {
  static let examples =
    SpecificationExample.read("/suites/commonmark/spec.txt")
    + SpecificationExample.read("/suites/commonmark/regression.txt")
    + SpecificationExample.read("/suites/gfm/spec.txt").filter { !$0.extensions.isEmpty }
    + SpecificationExample.read("/suites/gfm/extensions.txt")
    + SpecificationExample.read("/suites/gfm/regression.txt")

  @Test(
    .enabled(if: FixtureWorkspace.sharedFolder != nil, "the shared suites are absent"),
    arguments: examples)
  func `the normal form renders as the input does`(_ example: SpecificationExample) {
    let normal = Self.normal(example.markdown)
    #expect(Self.html(normal) == Self.html(example.markdown), "\(normal)")
    #expect(Self.normal(normal) == normal)
  }

  @Test(arguments: [
    ("```\nopen", "```\nopen\n```\n"),
    ("<!-- open\n\nx", "```\n<!-- open\n\nx\n```\n"),
    ("[a]\n\n[a]: /b \"t\"", "[a](/b \"t\")\n"),
    ("> a\nlazy", "> a\n> lazy\n"),
    ("Title\n===", "# Title\n"),
    ("1986\\. x", "1986\\. x\n"),
    ("* a\n* b\n\n- c", "- a\n- b\n\n+ c\n"),
    ("a `` b ` c ``", "a ``b ` c``\n"),
    ("a | `b\\|c` \n-|-:", "| a | `b\\|c` |\n| --- | --: |\n"),
    ("- [X] a\n- [ ] b", "- [x] a\n- [ ] b\n"),
    (">[!tip]\n>a", "> [!TIP]\n> a\n"),
    ("x\\@y.z and http\\://a", "x\\@y.z and http\\://a\n"),
    ("# a <b> #", "# a `<b>`\n"),
    ("a\u{202E}b", "a⟨U+202E⟩b\n"),
  ])
  func `what is open is closed and what is short is written out`(_ text: String, _ normal: String) {
    #expect(Self.normal(text) == normal)
    #expect(Self.html(normal) == Self.html(text))
  }

  static func html(_ text: String) -> String {
    MarkdownRenderer.html(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.authored), log: DiagnosticLog())
  }

  static func normal(_ text: String) -> String {
    MarkdownRenderer.markdown(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.authored), log: DiagnosticLog())
  }
}
