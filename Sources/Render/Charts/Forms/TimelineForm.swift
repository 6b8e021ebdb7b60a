import Model
import Pack

/// Phases as bars under each other, with the days on which their items were done and the gates at
/// their ends.
struct TimelineForm: ChartForm {
  let timeline: Timeline
  let layout: ChartLayout
  let time: TimeAxis
  /// The names of the rows, in lines.
  private let names: [[String]]

  init(_ timeline: Timeline, _ layout: ChartLayout, _ zone: TimeZoneRules) {
    self.timeline = timeline
    self.layout = layout
    time = TimeAxis(window: timeline.window, zone: zone)
    names = timeline.rows.map {
      TextLines.of($0.name, width: layout == .wide ? 190 : 96, limit: 3)
    }
  }

  private var rowHeight: Double {
    max(30, Double(names.map(\.count).max() ?? 1) * 13 + 10)
  }

  var leftRoom: Double { (names.joined().map { TextWidth.of($0) }.max() ?? 0) + 12 }
  /// A gate at the end of the last row stands half outside.
  var rightRoom: Double { 10 }
  var plotHeight: Double { Double(max(1, timeline.rows.count)) * rowHeight }
  var series: [ChartKey.Entry] { [] }

  var marks: [ChartKey.Entry] {
    let states = Timeline.State.allCases.filter { state in
      timeline.rows.contains { $0.state == state }
    }
    var entries = states.map { ChartKey.Entry(.bar(Self.fill($0)), $0.rawValue) }
    if timeline.rows.contains(where: { !$0.done.isEmpty }) {
      entries.append(.init(.mark(.ring), "item done"))
    }
    let gates = Timeline.Gate.allCases.filter { gate in
      timeline.rows.contains { $0.gate == gate }
    }
    return entries + gates.map { .init(.mark(Self.mark($0)), "gate: \($0.rawValue)") }
  }

  var description: String {
    let rows = timeline.rows.map { row in
      let last = row.span.upperBound - .hours(1)
      let gate = row.gate.map { ", gate: \($0.rawValue)" } ?? ""
      return "\(row.name), \(time.day(row.span.lowerBound)) to \(time.day(last)): "
        + "\(row.state.rawValue), \(row.done.count) done\(gate)"
    }
    return (["Timeline of \(timeline.rows.count) phases"] + rows).joined(separator: "; ") + "."
  }

  func events(in plot: ChartBox) -> [EventMarks.Event] { [] }

  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer) {
    let isNow = timeline.window.contains(timeline.asOf)
    time.draw(below: plot, &svg, isDated: !isNow)
    for (index, lines) in names.enumerated() {
      let y = y(index, in: plot)
      svg.stroke(.line(ChartPoint(plot.left, y), ChartPoint(plot.right, y)), "grid")
      for (number, line) in lines.enumerated() {
        let shift = (Double(number) - Double(lines.count - 1) / 2) * 13
        svg.label(line, at: ChartPoint(plot.left - 9, y + 4 + shift), .end, "tick")
      }
    }
  }

  func drawData(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for (index, row) in timeline.rows.enumerated() { draw(row, y(index, in: plot), plot, &svg) }
    time.drawAsOf(timeline.asOf, in: plot, &svg)
    for (index, row) in timeline.rows.enumerated() {
      guard let gate = row.gate else { continue }
      let x = time.x(row.span.upperBound, in: plot)
      svg.mark(Self.mark(gate), at: ChartPoint(x, y(index, in: plot)))
    }
  }

  private func y(_ row: Int, in plot: ChartBox) -> Double {
    plot.top + (Double(row) + 0.5) * rowHeight
  }

  private func draw(
    _ row: Timeline.Row, _ y: Double, _ plot: ChartBox, _ svg: inout SVGBuffer
  ) {
    let box = ChartBox(
      left: time.x(row.span.lowerBound, in: plot), top: y - 7,
      right: time.x(row.span.upperBound, in: plot), bottom: y + 7)
    svg.rectangle(box, Self.fill(row.state))
    // Items of one day stand on each other: the table tells how many.
    for done in row.done where timeline.window.contains(done) {
      svg.mark(.ring, at: ChartPoint(time.x(done, in: plot), y))
    }
  }

  private static func fill(_ state: Timeline.State) -> StaticString {
    switch state {
    case .done: "bar"
    case .running: "pale-bar"
    case .late: "late-bar"
    case .toCome: "empty-bar"
    }
  }

  private static func mark(_ gate: Timeline.Gate) -> ChartMark {
    switch gate {
    case .go: .better
    case .hold: .worse
    case .open: .changed
    }
  }
}
