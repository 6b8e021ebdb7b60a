import Diagnostics
import Testing
import WorkspaceFixtures

@testable import Formats

/// The examples of GFM's specification and of its test files on tables, task items, strikethrough
/// and bare links, compared after normalisation.
@Suite(.enabled(if: FixtureWorkspace.sharedFolder != nil, "the shared suites are absent"))
struct GFMExamplesTests {
  static let specification = SpecificationExample.read("/suites/gfm/spec.txt").filter {
    ["table", "disabled", "strikethrough", "autolink"].contains($0.extensions.first)
  }
  /// Without footnotes and the filter of some raw HTML, which are not read here (all raw HTML is
  /// dropped), and without the example that expects nothing but an end.
  static let extensions = SpecificationExample.read("/suites/gfm/extensions.txt").filter {
    !$0.section.contains("ootnote") && $0.section != "HTML tag filter"
      && !$0.html.contains("<IGNORE>")
  }

  @Test func `there are 23 examples in the specification`() {
    #expect(Self.specification.count == 23)
  }

  @Test(arguments: specification)
  func `the HTML is the specification's`(_ example: SpecificationExample) {
    #expect(html(example.markdown) == NormalHTML.of(example.htmlWithoutRawHTML))
  }

  @Test(arguments: extensions)
  func `the HTML is what the test files expect`(_ example: SpecificationExample) {
    #expect(html(example.markdown) == NormalHTML.of(example.htmlWithoutRawHTML))
  }

  private func html(_ text: String) -> String {
    NormalHTML.of(
      MarkdownRenderer.html(
        SourceFile(path: "a.md", text: text), MarkdownOptions(.specification),
        log: DiagnosticLog()))
  }
}
