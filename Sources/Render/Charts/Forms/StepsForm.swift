import Model
import Pack

/// A level a week as a staircase, the lowest at the foot.
struct StepsForm: ChartForm {
  let steps: Steps
  let layout: ChartLayout
  let weeks: WeekAxis
  /// The names of the levels, in lines.
  private let names: [[String]]

  init(_ steps: Steps, _ layout: ChartLayout) {
    self.steps = steps
    self.layout = layout
    weeks = WeekAxis(steps.points.map(\.week), lastComplete: nil)
    names = steps.levels.map {
      TextLines.of($0, width: layout == .wide ? 200 : 110, limit: 3)
    }
  }

  private var rowHeight: Double {
    max(30, Double(names.map(\.count).max() ?? 1) * 13 + 8)
  }

  var leftRoom: Double { (names.joined().map { TextWidth.of($0) }.max() ?? 0) + 10 }
  var rightRoom: Double { 6 }
  var plotHeight: Double { Double(max(2, steps.levels.count)) * rowHeight }
  var series: [ChartKey.Entry] { [] }

  var marks: [ChartKey.Entry] {
    WeekNotes.marks(
      gaps: steps.points.filter { $0.level == nil }.map(\.week), provisional: nil, swatch: .none)
  }

  var description: String {
    guard let first = steps.points.first, let last = steps.points.last else {
      return "No weeks to show."
    }
    var sentences = ["Steps. \(steps.points.count) weeks, \(first.week) to \(last.week)"]
    var level: Int?
    for point in steps.points where point.level != level {
      level = point.level
      sentences.append("from \(point.week): \(level.map { steps.levels[$0] } ?? "no value")")
    }
    return sentences.joined(separator: "; ") + "."
  }

  func events(in plot: ChartBox) -> [EventMarks.Event] { [] }

  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for level in steps.levels.indices { drawRow(level, in: plot, &svg) }
    weeks.draw(below: plot, &svg)
  }

  func drawData(in plot: ChartBox, _ svg: inout SVGBuffer) {
    svg.stroke(path(in: plot), "steps")
    if let last = steps.points.indices.last, let level = steps.points[last].level {
      let end = plot.left + Double(last + 1) * weeks.step(in: plot)
      svg.mark(.lastDot, at: ChartPoint(end, y(level, in: plot)))
    }
  }

  private func y(_ level: Int, in plot: ChartBox) -> Double {
    plot.bottom - (Double(level) + 0.5) * rowHeight
  }

  private func drawRow(_ level: Int, in plot: ChartBox, _ svg: inout SVGBuffer) {
    let y = y(level, in: plot)
    svg.stroke(.line(ChartPoint(plot.left, y), ChartPoint(plot.right, y)), "grid")
    let lines = names[level]
    for (index, line) in lines.enumerated() {
      let shift = (Double(index) - Double(lines.count - 1) / 2) * 13
      svg.label(line, at: ChartPoint(plot.left - 9, y + 4 + shift), .end, "tick")
    }
  }

  /// Along each week at its level, up or down between weeks that follow each other.
  func path(in plot: ChartBox) -> SVGPath {
    var path = SVGPath()
    let step = weeks.step(in: plot)
    for (index, point) in steps.points.enumerated() {
      guard let level = point.level else { continue }
      let start = ChartPoint(plot.left + Double(index) * step, y(level, in: plot))
      let before = index > 0 ? steps.points[index - 1] : nil
      let follows = before.map { $0.level != nil && $0.week.adding(weeks: 1) == point.week }
      if follows == true { path.line(to: start) } else { path.move(to: start) }
      path.line(to: ChartPoint(start.x + step, start.y))
    }
    return path
  }
}
