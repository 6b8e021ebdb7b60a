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

  static func html(_ text: String) -> String {
    MarkdownRenderer.html(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.authored), log: DiagnosticLog())
  }

  static func normal(_ text: String) -> String {
    MarkdownRenderer.markdown(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.authored), log: DiagnosticLog())
  }
}
