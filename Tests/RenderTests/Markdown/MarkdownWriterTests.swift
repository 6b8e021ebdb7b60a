import Diagnostics
import Figures
import Model
import Pack
import Testing

@testable import Render

/// Blocks and the Markdown they become, written by hand from CommonMark 0.30 and GFM.
struct MarkdownWriterTests {
  private let log = DiagnosticLog()

  private func text(_ blocks: [Block], page: String = "packs/2026-11-20/") -> String {
    let references = SiteReferences(
      pages: PageIndex(["", "tasks/T-1/", "figures/os.tasks_completed/"]),
      sourceURL: "https://forge.example/r/blob/{commit}/{path}#L{line}",
      sourceCommit: "0123456789abcdef", log: log)
    return MarkdownWriter.text(blocks, page: page, references: references)
  }

  private func line(_ inlines: Inline..., page: String = "packs/2026-11-20/") -> String {
    text([.paragraph(inlines)], page: page)
  }

  @Test func `blocks stand apart`() {
    let blocks: [Block] = [
      .heading(2, [.text("Tasks #1 #")]), .paragraph([.text("One.")]), .paragraph([]),
      .bullets([[.text("a")], []]), .bullets([[.text("b")]]), .numbered([[.text("x")]]),
      .numbered([[.text("y")]]),
      .checklist([
        ChecklistLine(isDone: true, [.text("done")]), .init(isDone: false, [.text("[x]")]),
      ]),
    ]
    #expect(
      text(blocks) == """
        ## Tasks \\#1 \\#

        One.

        - a
        - –

        * b

        1. x

        1) y

        - [x] done
        - [ ] \\[x\\]

        """)
  }

  @Test func `a table has a caption, a head and cells on one line`() {
    let table = Table(
      caption: "All *tasks*",
      columns: [.init("Task"), .init("Since | age", isNumeric: true)],
      rows: [[[.text("a | b\nc")], [.code("x|y")]], [[], [.code("p\\|q")]]])
    #expect(
      text([.table(table)]) == """
        *All \\*tasks\\**

        | Task | Since \\| age |
        | --- | ---: |
        | a \\| b c | `x\\|y` |
        |  | p\\\\\\|q |

        """)
  }

  @Test func `a callout marks every line`() {
    let blocks: [Block] = [
      .callout(
        .warning,
        [.paragraph([.text("One.")]), .bullets([[.text("a")]]), .code(language: "sh", "x\n\ny")]),
      .paragraph([.text("After.")]),
    ]
    #expect(
      text(blocks) == """
        > [!WARNING]
        > One.
        >
        > - a
        >
        > ```sh
        > x
        >\u{20}
        > y
        > ```

        After.

        """)
  }

  @Test func `code keeps its backticks`() {
    #expect(line(.code("a`b"), .text(" "), .code("`")) == "``a`b`` `` ` ``\n")
    #expect(line(.code("a"), .code("b")) == "`a` `b`\n")
    #expect(line(.code("x\ny\u{202E}")) == "`x y⟨U+202E⟩`\n")
    #expect(
      text([.code(language: "a`\nb", "```\ncode\r\nmore\u{1B}")])
        == "````ab\n```\ncode\nmore⟨U+001B⟩\n````\n")
  }

  @Test func `links lead to pages that exist, by relative ways`() {
    #expect(line(.link([.text("T")], .page("tasks/T-1/"))) == "[T](../../tasks/T-1/index.md)\n")
    #expect(
      line(.link([.text("T")], .page("tasks/T-1/", fragment: "a b")), page: "tasks/T-2/")
        == "[T](../T-1/index.md#a%20b)\n")
    #expect(line(.link([.text("T")], .page("tasks/T-9/"))) == "T\n")
    #expect(line(.link([.text("home")], .page("")), page: "") == "[home](index.md)\n")
    #expect(
      line(.link([.text("csv")], .file("data/figures.csv"))) == "[csv](../../data/figures.csv)\n")
    #expect(
      line(.link([.text("a"), .link([.text("b")], .page("")), .text("]")], .page("tasks/T-1/")))
        == "[ab\\]](../../tasks/T-1/index.md)\n")
  }

  @Test(
    arguments: [
      ("https://x.example/a_(b)?c=1&d=2#e", "https://x.example/a_%28b%29?c=1&amp;d=2#e"),
      (" \u{1}HTTPS://x/\n\t<\"> ", "HTTPS://x/%3C%22%3E"),
      ("mailto:a@b.example", "mailto:a@b.example"),
      ("https://x/%41%zz", "https://x/%41%25zz"),
      ("https://bücher.example/", "https://b%C3%BCcher.example/"),
      ("javascript:alert(1)", nil), ("java\nscript:alert(1)", nil), ("//host/x", nil),
      ("data:text/html,x", nil), ("http:///x", nil), ("http://\\x", nil), ("feed:x", nil),
      ("relative/path", nil), ("", nil), ("https://", nil),
    ] as [(String, String?)])
  func `only http, https and mailto become links`(_ stated: String, _ destination: String?) {
    let expected = destination.map { "[x](\($0))\n" } ?? "x\n"
    #expect(line(.link([.text("x")], .external(stated))) == expected)
  }

  @Test func `emphasis that would not be seen as such goes without`() {
    #expect(line(.text("a"), .strong([.text("b")]), .text("c")) == "a**b**c\n")
    #expect(line(.text("a "), .strong([.text("(b)")]), .text(" c")) == "a **(b)** c\n")
    #expect(line(.text("a"), .strong([.text("(b)")]), .text("c")) == "a(b)c\n")
    #expect(line(.strong([.text(" b ")]), .text("c")) == "**b**c\n")
    #expect(line(.text("a"), .strong([.text(" b")])) == "a **b**\n")
    #expect(line(.strong([.text("- x")])) == "**- x**\n")
    #expect(line(.strong([.text("- x!")]), .text("c")) == "\\- x\\!c\n")
    #expect(line(.emphasis([.strong([.text("x")])])) == "***x***\n")
    #expect(line(.strong([.text("a")]), .strong([.text("b")])) == "**a**b\n")
    #expect(line(.emphasis([.text("\u{A0}x")])) == "\u{A0}x\n")
  }

  @Test func `only a judgement is strong and begins with a shape`() {
    #expect(
      line(.text("Health "), .mark(.init(.bad, "red")), .text(": x")) == "Health **■ red**: x\n")
    #expect(line(.strong([.text("■ red")])) == "■ red\n")
    #expect(line(.strong([.text(" "), .text("● met")])) == "● met\n")
    #expect(line(.text("x"), .mark(.init(.good, "a*b"))) == "x● a\\*b\n")
  }

  @Test func `evidence is linked to its source`() {
    let source = SourceLocation(path: "state/a b.yaml", line: 7, column: 3)
    #expect(
      line(.source(source))
        == "[`state/a b.yaml:7`](https://forge.example/r/blob/0123456789abcdef/state/a%20b.yaml#L7)\n"
    )
    let bare = SiteReferences(pages: PageIndex([]), log: log)
    #expect(
      MarkdownWriter.text([Inline.source(source)], page: "", references: bare)
        == "`state/a b.yaml:7`")
  }

  @Test func `instants are local minutes with their offset`() throws {
    let instant = try #require(Instant(rfc3339: "2026-02-02T19:35:59Z"))
    let india = TimeZoneRules(name: "Asia/Kolkata", initialOffsetSeconds: 19_800, transitions: [])
    let references = SiteReferences(pages: PageIndex([]), zone: india, log: log)
    #expect(line(.instant(instant)) == "2026-02-02 19:35 UTC\n")
    #expect(references.text(instant) == "2026-02-03 01:05 +05:30")
  }

  @Test func `a figure is its value, linked to its page`() throws {
    let week = try #require(Period("2026-W46"))
    var figure = Figure(
      id: "os.tasks_completed", period: week, asOf: Instant(seconds: 0), status: .ok,
      value: Rational(39, 41), unit: .ratio, numerator: 39, denominator: 41, count: 41,
      definition: DefinitionReference(id: "os.tasks_completed", version: 1))
    let way = "(../../figures/os.tasks_completed/index.md)"
    #expect(line(.figure(figure, .full)) == "[95.1\u{A0}% (39/41)]\(way)\n")
    #expect(line(.figure(figure, .value)) == "[95.1\u{A0}%]\(way)\n")
    figure.isProvisional = true
    #expect(line(.figure(figure, .full)) == "[95.1\u{A0}% (39/41)]\(way) **○ provisional**\n")
    figure.isProvisional = false
    figure.status = .noData(because: "no <b>file</b>")
    #expect(line(.figure(figure, .full)) == "[no data (no \\<b>file\\</b>)]\(way)\n")
  }
}
