import Figures
import Foundation
import FoundationXML
import Model
import Pack
import Templates
import Testing
import WorkspaceFixtures

@testable import Render

/// What holds for every drawing, whatever it shows.
struct ChartDrawingTests {
  static let hostile =
    "</text><script>alert(1)</script> \" ' & ]]> {{x}} \u{202E}\u{0}\u{FFFE} url(http://x) "

  private func inline(_ chart: Chart) -> String {
    ChartDrawing(chart: chart, name: "x", zone: .utc).inline(showsTitle: true)
  }

  private func file(_ chart: Chart) -> String {
    String(
      decoding: ChartDrawing(chart: chart, name: "x", zone: .utc).standalone(), as: UTF8.self)
  }

  @Test(arguments: ChartSample.all.map(\.name))
  func `a drawing is well-formed and asks for nothing`(_ name: String) throws {
    let chart = try #require(ChartSample.all.first { $0.name == name }).chart
    for text in ["x", Self.hostile] {
      let chart = Self.saying(text, chart)
      let (inline, file) = (inline(chart), file(chart))
      #expect(StrictHTML(inline).faults == [])
      #expect(XMLReading("<svgs>\(inline)</svgs>").fault == nil)
      #expect(XMLReading(file).fault == nil)
      for svg in [inline, file] {
        #expect(!svg.contains("style="))
        #expect(!svg.contains("<script"))
        #expect(!svg.contains("href"))
        #expect(!svg.contains("NaN") && !svg.contains("inf\""))
        let functions = svg.matches(of: /"url\(([^)]*)\)"/).map { $0.output.1 }
        #expect(functions.allSatisfy { $0.hasPrefix("#chart.x.") })
      }
      #expect(!inline.contains("<style"))
    }
  }

  /// The chart with that text wherever text can be.
  private static func saying(_ text: String, _ chart: Chart) -> Chart {
    var chart = chart
    chart.title = text
    func events(_ series: WeeklySeries) -> WeeklySeries {
      var series = series
      series.events = series.events.map { .init(week: $0.week, title: text) }
      series.name = text
      if series.secondaryName != nil { series.secondaryName = text }
      return series
    }
    switch chart.form {
    case .weeklyBars(let series): chart.form = .weeklyBars(events(series))
    case .weeklyLine(let series): chart.form = .weeklyLine(events(series))
    case .processBehaviour(let series): chart.form = .processBehaviour(events(series))
    case .burnDown(var burnDown):
      burnDown.events = burnDown.events.map { .init(at: $0.at, title: text) }
      chart.form = .burnDown(burnDown)
    case .stackedWeeks(var stack):
      for index in stack.layers.indices { stack.layers[index].name = text }
      chart.form = .stackedWeeks(stack)
    case .steps(let steps):
      chart.form = .steps(Steps(levels: steps.levels.map { _ in text }, points: steps.points))
    case .timeline(var timeline):
      for index in timeline.rows.indices { timeline.rows[index].name = text }
      chart.form = .timeline(timeline)
    }
    return chart
  }

  @Test(arguments: ChartSample.all.map(\.name))
  func `a drawing is named, described, and there in two layouts`(_ name: String) throws {
    let chart = try #require(ChartSample.all.first { $0.name == name }).chart
    let page = StrictHTML(inline(chart))
    let svgs = page.elements.filter { $0.name == "svg" }
    #expect(svgs.map { $0.attributes["class"] } == ["drawing wide", "drawing narrow"])
    #expect(svgs.map { $0.attributes["viewBox"]?.split(separator: " ")[2] } == ["720", "340"])
    for svg in svgs {
      #expect(svg.attributes["role"] == "img")
      for (element, attribute) in [("title", "aria-labelledby"), ("desc", "aria-describedby")] {
        let named = page.elements.filter {
          $0.name == element && $0.attributes["id"] == svg.attributes[attribute]
        }
        #expect(named.count == 1)
        #expect(named.first?.text.isEmpty == false)
      }
    }
  }

  /// Nothing that is drawn leaves the drawing: a label that is cut off cannot be read.
  @Test(arguments: ChartSample.all.map(\.name))
  func `everything lies within the drawing`(_ name: String) throws {
    let chart = try #require(ChartSample.all.first { $0.name == name }).chart
    for svg in inline(chart).components(separatedBy: "</svg>").dropLast() {
      let size = try #require(svg.firstMatch(of: /viewBox="0 0 (\d+) ([\d.]+)"/))
      let width = try #require(Double(size.output.1))
      let height = try #require(Double(size.output.2))
      for text in svg.matches(
        of: /<text class="([^"]*)" x="([^"]*)" y="([^"]*)"(?: text-anchor="(\w+)")?>([^<]*)</)
      {
        let x = try #require(Double(text.output.2))
        let y = try #require(Double(text.output.3))
        let size = text.output.1 == "title" ? 14.0 : text.output.1 == "badge-text" ? 10.0 : 12.0
        let words = text.output.5.replacing("&lt;", with: "<").replacing("&amp;", with: "&")
        let room = TextWidth.of(String(words), size: size)
        let left = text.output.4 == "middle" ? x - room / 2 : text.output.4 == "end" ? x - room : x
        #expect(left >= -0.1 && left + room <= width + 0.1, "\(text.output.5) at \(left)")
        #expect(y >= 9 && y <= height, "\(text.output.5) at height \(y) of \(height)")
      }
    }
  }

  /// Weeks 0–4 and 9–12 are lines, week 7 stands alone, 5, 6 and 8 are gaps; the way to the week
  /// in progress is a line of its own.
  @Test func `a gap is a gap`() throws {
    let series = WeeklySeries(unit: .seconds, points: ChartSample.points(ChartSample.hours))
    let svg = inline(Self.chart(.weeklyLine(series)))
    let wide = try #require(svg.components(separatedBy: "</svg>").first)
    let line = try #require(wide.firstMatch(of: /class="line" fill="none" d="([^"]*)"/)).output.1
    #expect(line.count { $0 == "M" } == 2)
    #expect(line.count { $0 == "L" } == 4 + 3)
    let pale = try #require(wide.firstMatch(of: /class="pale" fill="none" d="([^"]*)"/)).output.1
    #expect(pale.count { $0 == "M" } == 1 && pale.count { $0 == "L" } == 1)
    // Ten complete weeks with a value.
    #expect(wide.matches(of: /<circle class="dot"/).count == 10)
  }

  @Test func `weeks that do not follow each other are not joined`() {
    let points = ["2026-W34", "2026-W35", "2026-W38"].map {
      WeeklySeries.Point(week: ChartSample.week($0), value: 1)
    }
    let svg = inline(Self.chart(.weeklyLine(.init(unit: .number, points: points))))
    #expect(svg.matches(of: /class="line" fill="none" d="M[^"M]*L[^"ML]*"/).count == 2)
  }

  @Test func `a zero has its number and a gap has none`() {
    let bars = inline(
      Self.chart(.weeklyBars(.init(unit: .count, points: ChartSample.points([0, nil, 3])))))
    #expect(bars.matches(of: />0<\/text>/).count == 2 * 2)  // the axis and the zero, twice
    #expect(bars.matches(of: /<rect class="bar"/).count == 2)
    #expect(bars.contains("no value in W35"))
  }

  @Test func `what is no number is a gap`() {
    let points = ChartSample.points([1, .nan, .infinity, 2])
    let svg = inline(Self.chart(.weeklyLine(.init(unit: .number, points: points))))
    #expect(svg.contains("no value in W35, W36"))
  }

  @Test func `signals have shapes of their own`() {
    let sample = ChartSample.behaviours[1].chart
    let svg = inline(sample)
    for shape in [#"<path class="worse""#, #"<circle class="better""#, #"<path class="changed""#] {
      // In the plot and in the key, twice.
      #expect(svg.components(separatedBy: shape).count - 1 == 4)
    }
  }

  /// 114 of 240 min are left on 20 November; at the slower rate they last beyond the quarter.
  @Test func `a forecast that leaves the window ends in an arrow`() throws {
    let open = inline(try #require(ChartSample.budgets.first { $0.name == "budget-open" }).chart)
    #expect(open.contains("used up on 20\u{A0}Dec or later, perhaps not in this period"))
    #expect(open.contains(#"<path class="arrow""#))
    let safe = inline(try #require(ChartSample.budgets.first { $0.name == "budget-safe" }).chart)
    #expect(safe.contains("not used up in this period"))
    #expect(!safe.contains(#"class="exhaustion""#))
    let crossed = inline(
      try #require(ChartSample.budgets.first { $0.name == "budget-crossed" }).chart)
    #expect(crossed.contains("used up on 19\u{A0}Nov"))
    #expect(crossed.contains("70\u{A0}min over"))
    #expect(!crossed.contains(#"class="forecast""#))
  }

  @Test func `a file has its colours in it`() throws {
    let svg = file(ChartSample.bars[0].chart)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    let style = try #require(TemplateLibrary.text(named: "assets/charts.css"))
    #expect(XMLReading(svg).text.contains(style))
    for word in ["@import", "url(", "http"] { #expect(!style.contains(word)) }
  }

  private static func chart(_ form: Chart.Form) -> Chart { ChartSample("x", form).chart }
}

/// A text as Foundation's XML parser reads it.
private final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var fault: String?
  private(set) var text = ""

  init(_ xml: String) {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    if !parser.parse() { fault = parser.parserError.map { "\($0)" } ?? "unreadable" }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
