import Diagnostics
import Testing
import WorkspaceFixtures

@testable import Formats

/// The examples of the CommonMark specification 0.30. What they expect comes from the
/// specification itself, with one change: raw HTML, which no page of this program carries, is
/// replaced by the comment that cmark writes in its place.
@Suite(.enabled(if: FixtureWorkspace.sharedFolder != nil, "the shared suites are absent"))
struct CommonMarkExamplesTests {
  static let examples = SpecificationExample.read("/suites/commonmark/spec.txt")

  @Test func `there are 652 examples`() {
    #expect(Self.examples.count == 652)
  }

  @Test(arguments: examples)
  func `the HTML is the specification's`(_ example: SpecificationExample) {
    let file = SourceFile(path: "a.md", text: example.markdown)
    let options = MarkdownOptions(.specification, dialect: [])
    let html = MarkdownRenderer.html(file, options, log: DiagnosticLog())
    #expect(html == example.htmlWithoutRawHTML)
  }
}
