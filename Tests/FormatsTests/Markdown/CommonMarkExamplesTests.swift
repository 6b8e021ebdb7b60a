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
    #expect(html == expected(of: example))
  }

  /// The specification's HTML without its raw HTML. Each raw text is looked for, in order, where
  /// the specification prints it.
  private func expected(of example: SpecificationExample) -> String {
    let document = MarkdownDocument.parse(
      SourceFile(path: "a.md", text: "\n" + example.markdown), log: DiagnosticLog())
    var rest = example.html[...]
    var result = ""
    for raw in document.blocks.flatMap(Self.rawHTML) {
      guard let range = rest.firstRange(of: raw) else { continue }
      result += rest[..<range.lowerBound] + "<!-- raw HTML omitted -->"
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  private static func rawHTML(_ block: MarkdownBlock) -> [String] {
    if block.kind == .html { return [block.literal.trimmedEnd] }
    return block.inlines.flatMap(rawHTML) + block.children.flatMap(rawHTML)
  }

  private static func rawHTML(_ inline: MarkdownInline) -> [String] {
    switch inline {
    case .html(let text): [text]
    case .strong(let inner), .emphasis(let inner), .strikethrough(let inner), .link(let inner, _):
      inner.flatMap(rawHTML)
    default: []
    }
  }
}

extension String {
  /// Without line feeds at the end.
  fileprivate var trimmedEnd: String {
    var result = self
    while result.last == "\n" { result.removeLast() }
    return result
  }
}
