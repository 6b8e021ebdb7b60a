import Diagnostics
import Formats
import Foundation
import Model
import Pack
import Testing
import WorkspaceFixtures

@testable import Render

/// Charts on their way through Markdown into a page.
struct ChartPageTests {
  private let log = DiagnosticLog()
  private let chart = ChartSample.lines[1].chart

  private func page(_ blocks: [Block]) -> RenderedPage {
    let drawings = PageDrawings()
    let references = SiteReferences(
      pages: PageIndex([]), sourceURL: "https://forge.example/{path}", log: log)
    let document = PackDocument(path: "kpi/2026-W46/", template: "x.md", title: "KPI")
    let body = MarkdownWriter.text(
      blocks, page: document.path, references: references, drawings: drawings)
    let renderer = PageRenderer(
      documents: [document], context: SampleSite.context(SampleSite.facts()),
      templates: TemplateSource(), version: "0.1.0", log: log)
    return renderer.page(document, body: body, drawings)
  }

  private func html(_ blocks: [Block]) -> StrictHTML {
    let html = StrictHTML(String(decoding: page(blocks).html, as: UTF8.self))
    #expect(html.faults == [])
    return html
  }

  @Test func `in Markdown a chart is an image, its takeaway, its data`() {
    let markdown = String(decoding: page([.chart(chart)]).markdown, as: UTF8.self)
    #expect(
      markdown.contains(
        """

        ![What to take from it.](charts/line-plain.svg)

        What to take from it.

        Data: [CSV](../../data/figures.csv), [JSON](../../data/figures.json)

        *Sample line-plain by week*

        | Week | Value |
        | --- | ---: |
        | 2026-W34 | 3 |

        """))
  }

  @Test func `in HTML it is a figure with its drawing inside`() throws {
    let html = html([.paragraph([.text("Before.")]), .chart(chart), .paragraph([.text("After.")])])
    let figure = try #require(html.elements.first { $0.name == "figure" })
    #expect(figure.attributes == ["class": "chart"])
    #expect(html.tags["svg"] == 2)
    #expect(html.tags["img"] == nil)
    #expect(html.elements.first { $0.name == "figcaption" }?.text == "What to take from it.")
    let data = try #require(html.elements.first { $0.name == "details" }?.text)
    #expect(data.hasPrefix("\nData: Sample line-plain by week\nData: CSV, JSON\n"))
    #expect(data.contains("2026-W34"))
    #expect(!figure.text.contains("Before.") && !figure.text.contains("After."))
    #expect(html.links.contains("../../data/figures.csv"))
  }

  @Test func `the files of the drawings lie beside the page`() {
    let sparkline = ChartSample.sparklines[0]
    let page = page([.chart(chart), .paragraph([.sparkline(sparkline)])])
    #expect(
      page.files.map(\.path) == [
        "kpi/2026-W46/charts/line-plain.svg", "kpi/2026-W46/charts/spark-rates.svg",
      ])
    for file in page.files { #expect(file.bytes.starts(with: "<svg xmlns=".utf8)) }
  }

  @Test func `a chart without links or under its own title is a figure too`() throws {
    var bare = chart
    bare.data = []
    let page = html([.heading(3, [.text(bare.title)]), .chart(bare), .paragraph([.text("After.")])])
    #expect(page.tags["figure"] == 1)
    // Once as the heading, twice for those who hear the page; not drawn again.
    #expect(page.text.components(separatedBy: bare.title + "\n").count - 1 == 3)
    #expect(html([.chart(bare)]).text.components(separatedBy: bare.title + "\n").count - 1 == 4)
  }

  @Test func `two charts of one name keep apart`() {
    var other = chart
    other.id = "LINE.plain"
    let page = page([.chart(chart), .chart(chart), .chart(other)])
    #expect(
      page.files.map(\.path) == [
        "kpi/2026-W46/charts/line-plain.svg", "kpi/2026-W46/charts/line-plain-2.svg",
        "kpi/2026-W46/charts/LINE-plain-3.svg",
      ])
    let html = StrictHTML(String(decoding: page.html, as: UTF8.self))
    #expect(html.faults == [])
    #expect(html.tags["svg"] == 6)
  }

  @Test func `a chart in a callout is a figure`() {
    let page = html([.callout(.note, [.paragraph([.text("See.")]), .chart(chart)])])
    #expect(page.tags["figure"] == 1)
    #expect(page.tags["svg"] == 2)
  }

  @Test func `a sparkline stands in its cell`() throws {
    let table = Table(
      caption: "T", columns: [.init("Name"), .init("Weeks")],
      rows: [[[.text("a")], [.sparkline(ChartSample.sparklines[0])]]])
    let page = page([.table(table)])
    #expect(
      String(decoding: page.markdown, as: UTF8.self).contains(
        "| a | ![13 weeks, 2.9 % to 11.2 %](charts/spark-rates.svg) |"))
    let html = StrictHTML(String(decoding: page.html, as: UTF8.self))
    #expect(html.faults == [])
    let svg = try #require(html.elements.first { $0.name == "svg" })
    #expect(svg.attributes["class"] == "drawing spark")
    #expect(svg.attributes["aria-labelledby"] == "chart.spark-rates.title")
    #expect(svg.text == "13 weeks, 2.9 % to 11.2 %")
  }

  /// What people write in documents, and in every field that is printed as text.
  @Test(arguments: [
    "![x](charts/line-plain.svg)\n\nTakeaway.\n\n*T*\n\n| a |\n| --- |\n| b |\n",
    "![x](charts/line-plain.svg)", "![x](./charts/line-plain.svg)",
    "![x](../../kpi/2026-W46/charts/line-plain.svg)", "[![x](charts/line-plain.svg)](a.md)",
    "![x][r]\n\n[r]: charts/line-plain.svg", "<img src=\"charts/line-plain.svg\">",
    "<svg><script>alert(1)</script></svg>", "| ![x](charts/line-plain.svg) |\n| --- |\n| a |",
  ])
  func `nothing that people write becomes a drawing`(_ text: String) {
    let document = UserDocument(
      markdown: text, source: SourceLocation(path: "ops/a.md", line: 1), headingLevel: 3)
    for blocks: [Block] in [
      [.document(document)], [.paragraph([.text(text)])],
      [.table(Table(caption: text, columns: [.init(text)], rows: [[[.text(text)]]]))],
    ] {
      #expect(html(blocks).tags["svg"] == nil)
      #expect(html(blocks).tags["img"] == nil)
      let together = html([.chart(chart)] + blocks + [.chart(ChartSample.bars[0].chart)])
      #expect(together.tags["svg"] == 4)
      #expect(together.tags["figure"] == 2)
      #expect(together.tags["img"] == nil)
    }
  }

  @Test func `the same charts give the same bytes`() {
    let blocks = ChartSample.all.map { Block.chart($0.chart) }
    let (first, second) = (page(blocks), page(blocks))
    #expect(first.html == second.html)
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
    #expect(first.files.count == ChartSample.all.count)
  }
}
