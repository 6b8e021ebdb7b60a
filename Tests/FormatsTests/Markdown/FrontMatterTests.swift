import Diagnostics
import Testing

@testable import Formats

struct FrontMatterTests {
  @Test func `front matter and body keep the lines of the file`() throws {
    let text = "\u{FEFF}---\r\nid: D-1\r\nstatus: open\r\n---\r\n\r\n# Title\r\n"
    let log = DiagnosticLog()
    let document = MarkdownDocument.parse(SourceFile(path: "a.md", text: text), log: log)
    let root = try #require(document.frontMatter?.root)
    #expect(root["status"]?.string == "open")
    #expect(root["status"]?.location.line == 3)
    #expect(document.bodyLine == 5)
    #expect(document.body == "\r\n# Title\r\n")
    #expect(document.blocks.map(\.line) == [6])
    #expect(log.sorted == [])
  }

  @Test func `three dots end it too`() {
    let document = Self.parse("---\na: 1\n...\ntext\n")
    #expect(document.frontMatter?.root?["a"]?.scalar == .int(1))
    #expect(document.bodyLine == 4)
  }

  @Test(arguments: [
    "\n---\na: 1\n---\n", "--- x\na: 1\n---\n", " ---\na: 1\n---\n", "----\na\n---\n",
  ])
  func `what does not begin with three dashes has none`(_ text: String) {
    let document = Self.parse(text)
    #expect(document.frontMatter == nil)
    #expect(document.bodyLine == 1)
    #expect(document.body == text)
  }

  @Test func `unclosed front matter is said, and read as text`() {
    let log = DiagnosticLog()
    let document = MarkdownDocument.parse(
      SourceFile(path: "a.md", text: "---\na: 1\n"), log: log)
    #expect(document.frontMatter == nil)
    #expect(document.body == "---\na: 1\n")
    #expect(log.sorted.map(\.code) == ["GP3001"])
  }

  private static func parse(_ text: String) -> MarkdownDocument {
    MarkdownDocument.parse(SourceFile(path: "a.md", text: text), log: DiagnosticLog())
  }
}
