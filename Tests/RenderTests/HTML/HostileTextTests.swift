import Diagnostics
import Figures
import Formats
import Foundation
import Model
import Pack
import Testing
import WorkspaceFixtures

@testable import Render

/// Every field of every block with text that tries to be markup. What must come out is the text
/// itself, and no tag, attribute or address that the block does not have anyway.
struct HostileTextTests {
  /// A place for text, and the blocks around it.
  struct Field: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let blocks: @Sendable (String) -> [Block]
    /// What a reader sees of the text: itself unless said otherwise.
    var seen: @Sendable (String) -> String? = { Field.visible($0) }

    init(
      _ name: String, seen: (@Sendable (String) -> String?)? = nil,
      _ blocks: @escaping @Sendable (String) -> [Block]
    ) {
      testDescription = name
      self.blocks = blocks
      if let seen { self.seen = seen }
    }

    static let all: [Field] = [
      .init("paragraph") { [.paragraph([.text($0)])] },
      .init("heading") { [.heading(3, [.text($0)])] },
      .init("section heading") { [.heading(2, [.text($0)])] },
      .init("bullet") { [.bullets([[.text($0)]])] },
      .init("number") { [.numbered([[.text($0)]])] },
      .init("checklist") { [.checklist([ChecklistLine(isDone: false, [.text($0)])])] },
      .init("callout") { [.callout(.warning, [.paragraph([.text($0)])])] },
      .init("strong") { [.paragraph([.text("a "), .strong([.text($0)]), .text(" b")])] },
      .init("emphasis") { [.paragraph([.text("a "), .emphasis([.text($0)]), .text(" b")])] },
      .init("link label") { [.paragraph([.link([.text($0)], .page("tasks/T-1/"))])] },
      .init("link address", seen: { _ in nil }) {
        [.paragraph([.link([.text("x")], .external($0))])]
      },
      .init("fragment", seen: { _ in nil }) {
        [.paragraph([.link([.text("x")], .page("tasks/T-1/", fragment: $0))])]
      },
      .init("code", seen: { visible($0) }) { [.paragraph([.code($0)])] },
      .init("code block", seen: { _ in nil }) { [.code(language: $0, $0)] },
      .init("mark") { [.paragraph([.text("a "), .mark(StatusMark(.bad, $0)), .text(" b")])] },
      .init("cell") { [table("T", ["A", "B"], [[[.text($0)], [.text("x")]]])] },
      .init("last cell") { [table("T", ["A", "B"], [[[.text("x")], [.text($0)]]])] },
      .init("cell code") { [table("T", ["A"], [[[.code($0)]]])] },
      .init("column") { [table("T", [$0, "B"], [[[.text("x")], [.text("y")]]])] },
      .init("caption", seen: { visible($0).trimmingCharacters(in: .whitespaces) }) {
        [table($0, ["A"], [[[.text("x")]]])]
      },
      .init("source path") {
        [.paragraph([.source(SourceLocation(path: "a/" + $0, line: 3))])]
      },
      .init("figure") { text in
        [.paragraph([.figure(figure(.noData(because: text)), .full)])]
      },
      .init("run of all", seen: { _ in nil }) { text in
        [
          .paragraph([
            .text(text), .code(text), .text(text), .strong([.text(text)]),
            .emphasis([.code(text), .strong([.text(text)])]), .text(text),
            .link([.text(text), .code(text)], .external(text)), .mark(StatusMark(.good, text)),
            .text(text),
          ])
        ]
      },
    ]

    private static func table(_ caption: String, _ columns: [String], _ rows: [[[Inline]]]) -> Block
    {
      .table(Table(caption: caption, columns: columns.map { .init($0) }, rows: rows))
    }

    private static func figure(_ status: FigureStatus) -> Figure {
      Figure(
        id: "os.x", period: .instant(Instant(seconds: 0)), asOf: Instant(seconds: 0),
        status: status, unit: .count, definition: DefinitionReference(id: "os.x", version: 1))
    }

    /// Hidden characters by name, blanks as spaces: written here again, not taken from the writer.
    static func visible(_ text: String) -> String {
      var result = ""
      for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
        if scalar == "\n" || scalar == "\r" || scalar == "\t" {
          result += " "
        } else if DiagnosticPrinter.isHidden(scalar) {
          result += "⟨U+" + String(format: "%04X", scalar.value) + "⟩"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }

  static let payloads: [String] = {
    let own = [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<!-- -->", "]]>",
      "&lt;b&gt;",
      "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "<https://evil.example>",
      "https://evil.example www.evil.example a@evil.example", "| a | b |\n| --- | --- |\n| c | d |",
      "\n\n# heading\n\n- list\n\n> quote\n\n```\ncode\n```\n\n***\n", "Title\n===", "    code",
      "[!NOTE]", "[x]: javascript:alert(1)", "**● met**", "● met", "*caption*", "`", "``", "\\",
      "\\\\`",
      "\\|", "a\\|b", "`|`", "|", "||", "~~x~~", "{{title}}", "{{{x}}}", "{{> verdict}}",
      "---\na: b\n---",
      "- [x] done", "1. one", "1) one", "+ x", "&#60;script&#62;", "\u{202E}gpj.exe", "\u{0}",
      "\u{FEFF}x", "\u{200B}", "\u{E0041}", "\u{1B}[31mred", "\r\n", " ", "", "a\u{A0}",
      "é e\u{301}",
      "*", "**", "_x_", "__x__", "***", "* * *", "_ _ _", "- - -", "!", "![", "](", ")", "<", ">",
      "&",
      "#", "# x #", "http:", "https", "www", "://", "javascript:alert(1)", "java\tscript:alert(1)",
      "data:text/html,<script>", "vbscript:x", "//evil.example", "\u{1}javascript:x",
    ]
    guard let shared = FixtureWorkspace.sharedFolder else { return own }
    let folder = shared + "/suites"
    let html5 = try? String(contentsOfFile: folder + "/xss/html5.txt", encoding: .utf8)
    let naughty = try? Data(contentsOf: URL(filePath: folder + "/naughty-strings/blns.json"))
    let purify = try? Data(contentsOf: URL(filePath: folder + "/xss/dompurify-payloads.json"))
    return own + (html5?.components(separatedBy: "</div>") ?? []) + strings(naughty)
      + strings(purify)
  }()

  /// All strings of a JSON text, at any depth.
  private static func strings(_ data: Data?) -> [String] {
    guard let data, let value = try? JSONSerialization.jsonObject(with: data) else { return [] }
    func collect(_ value: Any) -> [String] {
      if let text = value as? String { return [text] }
      if let items = value as? [Any] { return items.flatMap(collect) }
      if let members = value as? [String: Any] {
        return members.sorted { $0.key < $1.key }.flatMap { collect($0.value) }
      }
      return []
    }
    return collect(value)
  }

  @Test(arguments: Field.all)
  func `text in any field stays text`(_ field: Field) {
    let references = SiteReferences(
      pages: PageIndex(["tasks/T-1/", "figures/os.x/"]),
      sourceURL: "https://forge.example/{path}#L{line}", log: DiagnosticLog())
    let plain = Self.html(field.blocks("x"), references)
    for payload in Self.payloads {
      let page = Self.html(field.blocks(payload), references)
      #expect(page.faults.isEmpty, "\(payload.debugDescription): \(page.faults)")
      guard let seen = field.seen(payload).map(Self.squeezed), !seen.isEmpty else { continue }
      Self.expectSameTags(page, plain, field, payload)
      let text = Self.squeezed(page.text)
      #expect(
        text.contains(seen), "\(payload.debugDescription) became \(text.debugDescription)")
    }
  }

  /// A hostile text may make a mark go away, never come.
  private static func expectSameTags(
    _ page: StrictHTML, _ plain: StrictHTML, _ field: Field, _ payload: String
  ) {
    for (tag, count) in page.tags.sorted(by: { $0.key < $1.key }) {
      #expect(
        count <= plain.tags[tag, default: 0],
        "\(payload.debugDescription) in \(field.testDescription): \(count) <\(tag)>")
    }
  }

  private static func html(_ blocks: [Block], _ references: SiteReferences) -> StrictHTML {
    let markdown = MarkdownWriter.text(blocks, page: "", references: references)
    let file = SourceFile(path: "index.md", text: markdown)
    let options = MarkdownOptions(.page) { PageRenderer.siteDestination($0) }
    return StrictHTML(MarkdownRenderer.html(file, options, log: DiagnosticLog()))
  }

  private static func squeezed(_ text: String) -> String {
    text.replacing("\n", with: " ").split(separator: " ", omittingEmptySubsequences: true)
      .joined(separator: " ")
  }
}
