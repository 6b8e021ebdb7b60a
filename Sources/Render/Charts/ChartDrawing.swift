import Model
import Pack
import Templates

/// A chart as SVG: for a page in two layouts of which the stylesheet shows one, and as a file.
struct ChartDrawing {
  let chart: Chart
  /// Unique on its page; slug characters only.
  let name: String
  let zone: TimeZoneRules

  /// Both layouts, for HTML.
  func inline(showsTitle: Bool) -> String {
    var svg = SVGBuffer()
    for layout in ChartLayout.allCases {
      ChartSheet(
        chart: chart, form: form(layout), layout: layout, id: "chart.\(name).\(layout.rawValue)",
        showsTitle: showsTitle
      ).draw(&svg, isFile: false)
    }
    return svg.text
  }

  /// A file of its own, in the wide layout, with its colours in it.
  func standalone() -> [UInt8] {
    var svg = SVGBuffer()
    ChartSheet(
      chart: chart, form: form(.wide), layout: .wide, id: "chart", showsTitle: true
    ).draw(&svg, isFile: true)
    return svg.bytes
  }

  private func form(_ layout: ChartLayout) -> any ChartForm {
    let id = "chart.\(name).\(layout.rawValue)"
    return switch chart.form {
    case .weeklyBars(let series): WeeklyBarsForm(WeeklyScene(series, layout, kind: .bars))
    case .weeklyLine(let series): WeeklyLineForm(WeeklyScene(series, layout, kind: .line))
    case .processBehaviour(let series): WeeklyLineForm(WeeklyScene(series, layout, kind: .process))
    case .burnDown(let burnDown): BurnDownForm(burnDown, layout, zone)
    case .stackedWeeks(let weeks): StackedWeeksForm(weeks, layout, id: id)
    case .steps(let steps): StepsForm(steps, layout)
    case .timeline(let timeline): TimelineForm(timeline, layout, zone)
    }
  }
}

/// One drawing of a chart: the title, the series' names, the plot with its events, the key.
struct ChartSheet {
  let chart: Chart
  let form: any ChartForm
  let layout: ChartLayout
  let id: String
  let showsTitle: Bool

  private static let margin = 2.0
  private static let titleSize = 14.0

  func draw(_ svg: inout SVGBuffer, isFile: Bool) {
    let width = layout.width
    let titles =
      showsTitle ? TextLines.of(chart.title, width: width - 8, size: Self.titleSize) : []
    let series = ChartKey(form.series, width: width - 4)
    let edges = (left: Self.margin + form.leftRoom, right: width - Self.margin - form.rightRoom)
    let events = EventMarks(
      form.events(in: ChartBox(left: edges.left, top: 0, right: edges.right, bottom: 0)))
    let marks = ChartKey(form.marks, width: width - 4)
    let eventKey = ChartKey(events.key, width: width - 4)
    let seriesTop = 4 + Double(titles.count) * 19
    let top = seriesTop + series.height + (events.isEmpty ? 11 : EventMarks.height + 6)
    let plot = ChartBox(
      left: edges.left, top: top, right: edges.right, bottom: top + form.plotHeight)
    let keyTop = plot.bottom + 43
    let height = keyTop + marks.height + eventKey.height + 2

    svg.element("svg", attributes(height: height, isFile: isFile)) { svg in
      head(&svg, isFile: isFile, height: height)
      for (index, line) in titles.enumerated() {
        svg.label(line, at: ChartPoint(Self.margin, 16 + Double(index) * 19), .start, "title")
      }
      series.draw(left: Self.margin, top: seriesTop, &svg)
      form.drawGround(in: plot, &svg)
      events.drawLines(in: plot, &svg)
      form.drawData(in: plot, &svg)
      events.drawNumbers(in: plot, &svg)
      marks.draw(left: Self.margin, top: keyTop, &svg)
      eventKey.draw(left: Self.margin, top: keyTop + marks.height, &svg)
    }
  }

  private func attributes(height: Double, isFile: Bool) -> [SVGAttribute] {
    var attributes: [SVGAttribute] = isFile ? [.word("xmlns", "http://www.w3.org/2000/svg")] : []
    attributes += [
      .text("class", isFile ? "drawing" : "drawing \(layout.rawValue)"), .word("role", "img"),
      .text("aria-labelledby", "\(id).title"), .text("aria-describedby", "\(id).desc"),
      .text("viewBox", "0 0 \(SVGNumber.text(layout.width)) \(SVGNumber.text(height))"),
      .number("width", layout.width), .number("height", height),
    ]
    return attributes
  }

  private func head(_ svg: inout SVGBuffer, isFile: Bool, height: Double) {
    svg.element("title", [.text("id", "\(id).title")], text: chart.title)
    svg.element("desc", [.text("id", "\(id).desc")], text: form.description)
    if isFile { svg.addGround(.style, layout.width, height) }
  }
}

extension SVGBuffer {
  /// What a drawing needs where no page gives it: its colours, and a ground.
  mutating func addGround(_ style: SVGBuffer, _ width: Double, _ height: Double) {
    add(style)
    rectangle(ChartBox(left: 0, top: 0, right: width, bottom: height), "paper")
  }

  /// The style sheet that every drawing's file has; made once.
  static let style = style(isOneLine: false)
  /// The same on one line.
  static let lineStyle = style(isOneLine: true)

  private static func style(isOneLine: Bool) -> SVGBuffer {
    var svg = SVGBuffer(isOneLine: isOneLine)
    svg.element("style", lines: TemplateLibrary.text(named: "assets/charts.css") ?? "")
    return svg
  }
}
