import Diagnostics
import Testing

@testable import Formats

/// The scanner's view of blocks against cmark's own: where the scanner saw a table, cmark must see
/// the headings that stand for it, and no heading of a cell may be lost. Texts are random, from
/// pieces that begin, continue and end blocks.
struct BlockScannerTests {
  private static let pieces = [
    "|a|b|\n", "|-|-|\n", "| 1 |\n", "a\n", "\n", "- ", "  ", "    ", "\t", "1. ", "2) ", "> ",
    "```\n", "~~~ x\n", "# h\n", "===\n", "---\n", "***\n", "<div>\n", "</div>\n", "<!-- ", "-->\n",
    "<b>\n", "<script>", "</script>\n", "<?", "?>\n", "[a]: /b\n", "[a]:\n", "-\n", "* ", "+\n",
    "<a b=\"c\">\n", "<!X", ">\n", "<![CDATA[", "]]>\n", "\\", " \n", "-\t",
  ]

  @Test(arguments: 1...20)
  func `tables stand where cmark sees them`(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<500 {
      let count = Int.random(in: 1...24, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let source = BlockScanner.scan(
        Array(text.utf8), firstLine: 1, dialect: .all, limits: .authored)
      #expect(source.excess == nil)
      #expect(CmarkReader.read(source) != nil, "\(text.debugDescription)")
    }
  }

  @Test func `a lone return ends a line of Markdown, not of the file`() {
    #expect(
      MarkdownOutline.of("a\r\n\r\nb\rc\n\n|x|\r|-|\n\nd") == """
        1-1 paragraph "a"
        3-3 paragraph "b\\nc"
        5-5 table
          5-5 row(isHead: true)
            5-5 cell "x"
        7-7 paragraph "d"
        """)
  }

  @Test func `bytes that are no UTF-8 are replaced`() {
    let file = SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0x00, 0x62])
    let document = MarkdownDocument.parse(file, log: DiagnosticLog())
    #expect(document.blocks.map(\.text) == ["a\u{FFFD}\u{FFFD}b"])
  }

  @Test(arguments: ["", "\n", "\r", "\u{FEFF}", "---", "|", "> ", "-", "[", "\\", "&", "`"])
  func `the smallest texts are read`(_ text: String) {
    let log = DiagnosticLog()
    let document = MarkdownDocument.parse(SourceFile(path: "a.md", text: text), log: log)
    #expect(!document.isPlainText)
  }
}

/// The same numbers for the same seed (Knuth's constants).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
