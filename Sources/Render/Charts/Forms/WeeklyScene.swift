import Figures
import Model
import Pack

/// What all drawings of a weekly series share: the axes, limits, target and events, and where each
/// week's value stands.
struct WeeklyScene {
  enum Kind { case bars, line, process }

  let series: WeeklySeries
  let layout: ChartLayout
  let kind: Kind
  /// One a point; what is no number is a gap.
  let values: [Double?]
  let secondary: [Double?]
  let axis: ValueAxis
  let weeks: WeekAxis
  let target: TargetMarks

  init(_ series: WeeklySeries, _ layout: ChartLayout, kind: Kind) {
    self.series = series
    self.layout = layout
    self.kind = kind
    let values = series.points.map { $0.value.flatMap { $0.isFinite ? $0 : nil } }
    let secondary = series.secondary.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    let limits = series.limits.map { [$0.lower, $0.upper] } ?? []
    let known = (values + secondary).compactMap(\.self) + limits
    let target = TargetMarks(series.target, series.unit, high: known.max() ?? 0)
    let shown = known + target.drawn.map(\.value)
    axis =
      kind == .bars
      ? .forBars(series.unit, shown, stepCount: layout.stepCount)
      : .forLine(series.unit, shown, stepCount: layout.stepCount)
    weeks = WeekAxis(
      series.points.map(\.week), lastComplete: series.points.lastIndex { !$0.isProvisional })
    self.values = values
    self.secondary = secondary
    self.target = target
  }

  var hasValues: Bool { values.contains { $0 != nil } || secondary.contains { $0 != nil } }

  /// The last week that is over and has a value.
  var last: Int? {
    series.points.indices.last { values[$0] != nil && !series.points[$0].isProvisional }
  }

  func y(_ value: Double, in plot: ChartBox) -> Double {
    axis.y(value, in: plot)
  }

  func point(_ index: Int, in plot: ChartBox) -> ChartPoint? {
    values[index].map { ChartPoint(weeks.x(index, in: plot), y($0, in: plot)) }
  }

  func text(_ value: Double) -> String { ChartValue.text(value, series.unit) }

  /// Whether the last value stands beside the plot: that of a line does, that of a bar where it is
  /// too wide to stand on it.
  var isLastAtEnd: Bool {
    guard kind == .bars else { return true }
    let step = layout.width * 0.85 / Double(max(1, weeks.weeks.count))
    return last.flatMap { values[$0] }.map { TextWidth.of(shortText($0)) > step * 1.2 } ?? false
  }

  /// For labels in the drawing.
  func shortText(_ value: Double) -> String {
    ChartValue.text(value, series.unit, room: layout.valueRoom)
  }

  var plotHeight: Double { hasValues ? layout.plotHeight : 64 }

  var leftRoom: Double { hasValues ? axis.labelWidth + 8 : 4 }

  var rightRoom: Double {
    let width = endLabels(in: ChartBox(left: 0, top: 0, right: 0, bottom: 0)).width
    return width == 0 ? 4 : width + 9
  }

  func events(in plot: ChartBox) -> [EventMarks.Event] {
    series.events.compactMap { event in
      weeks.index(of: event.week).map {
        EventMarks.Event(x: weeks.x($0, in: plot), title: event.title)
      }
    }
  }

  /// Names of the lines, and the last value of a line.
  func endLabels(in plot: ChartBox) -> EndLabels {
    guard hasValues else { return EndLabels(labels: []) }
    let isWide = layout == .wide
    var labels: [EndLabels.Label] = []
    func add(_ value: Double, _ short: String, _ long: String) {
      labels.append(.init(y: y(value, in: plot), text: isWide ? long : short))
    }
    if let limits = series.limits {
      add(limits.upper, "limit", "upper limit\u{A0}\(text(limits.upper))")
      add(limits.center, "centre", "centre\u{A0}\(text(limits.center))")
      if limits.lower > axis.low {
        add(limits.lower, "limit", "lower limit\u{A0}\(text(limits.lower))")
      }
    }
    for bound in target.drawn { add(bound.value, "target", bound.text) }
    if isLastAtEnd, let last, let value = values[last] {
      labels.append(.init(y: y(value, in: plot), text: shortText(value), isValue: true))
    }
    return EndLabels(labels: labels)
  }
}

extension WeeklyScene {
  /// The grid, the limits, the target, the weeks: what lies under the data.
  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer) {
    weeks.draw(below: plot, &svg)
    guard hasValues else {
      svg.stroke(
        .line(ChartPoint(plot.left, plot.bottom), ChartPoint(plot.right, plot.bottom)), "base")
      svg.label(
        "no data in these weeks",
        at: ChartPoint(plot.middle, (plot.top + plot.bottom) / 2), .middle, "tick")
      return
    }
    if let limits = series.limits {
      svg.rectangle(
        ChartBox(
          left: plot.left, top: y(limits.upper, in: plot), right: plot.right,
          bottom: y(max(limits.lower, axis.low), in: plot)), "band")
    }
    if let low = target.drawn.first, let high = target.drawn.last, target.drawn.count == 2 {
      svg.rectangle(
        ChartBox(
          left: plot.left, top: y(high.value, in: plot), right: plot.right,
          bottom: y(low.value, in: plot)), "target-band")
    }
    axis.draw(in: plot, &svg)
    if let limits = series.limits {
      level(limits.upper, "limit", in: plot, &svg)
      if limits.lower > axis.low { level(limits.lower, "limit", in: plot, &svg) }
      level(limits.center, "centre", in: plot, &svg)
    }
    for bound in target.drawn { level(bound.value, "target", in: plot, &svg) }
  }

  private func level(
    _ value: Double, _ name: StaticString, in plot: ChartBox, _ svg: inout SVGBuffer
  ) {
    let y = y(value, in: plot)
    svg.stroke(.line(ChartPoint(plot.left, y), ChartPoint(plot.right, y)), name)
  }

  /// The limits, the signals, the week that is not over, the gaps: as far as they are there.
  var marks: [ChartKey.Entry] {
    guard hasValues else { return [] }
    return limitMarks + targetMarks + signalMarks
      + WeekNotes.marks(
        gaps: series.points.indices.filter { values[$0] == nil && !series.points[$0].isProvisional }
          .map { series.points[$0].week },
        provisional: series.points.indices.last {
          series.points[$0].isProvisional && values[$0] != nil
        }.map { series.points[$0].week },
        swatch: kind == .bars ? .paleBar : .paleLine)
  }

  private var limitMarks: [ChartKey.Entry] {
    guard let limits = series.limits else { return [] }
    let word = limits.isTrial ? "trial limits" : "limits"
    let weeks = "from \(limits.count) \(limits.count == 1 ? "week" : "weeks")"
    guard layout == .narrow else { return [.init(.limits, "\(word), \(weeks)")] }
    let range = "\(text(limits.lower))–\(text(limits.upper))"
    return [
      .init(.limits, "\(word) \(range), \(weeks)"),
      .init(.centre, "centre \(text(limits.center))"),
    ]
  }

  /// Beside a narrow plot there is no room for the bounds, beside a wide one they stand; far ones
  /// are nowhere else.
  private var targetMarks: [ChartKey.Entry] {
    let near = layout == .narrow ? target.drawn : []
    return near.map { .init(.target, $0.text) }
      + target.far.map { .init(.none, "\($0.text), above the chart") }
  }

  private var signalMarks: [ChartKey.Entry] {
    let meanings = series.points.indices.filter { series.points[$0].isSignal && values[$0] != nil }
      .map { ChartMark(signal: series.points[$0].variation) }
    var entries: [ChartKey.Entry] = []
    if meanings.contains(.worse) { entries.append(.init(.mark(.worse), "signal, for the worse")) }
    if meanings.contains(.better) {
      entries.append(.init(.mark(.better), "signal, for the better"))
    }
    if meanings.contains(.changed) { entries.append(.init(.mark(.changed), "signal")) }
    return entries
  }

  /// What the drawing shows, in sentences.
  var description: String {
    guard let first = series.points.first, let end = series.points.last else {
      return "No weeks to show."
    }
    var sentences = ["\(series.points.count) weeks, \(first.week) to \(end.week)"]
    let known = series.points.indices.filter {
      values[$0] != nil && !series.points[$0].isProvisional
    }
    func place(_ index: Int) -> String {
      "\(text(values[index] ?? 0)) in \(series.points[index].week)"
    }
    if let low = known.min(by: { (values[$0] ?? 0) < (values[$1] ?? 0) }),
      let high = known.min(by: { (values[$0] ?? 0) > (values[$1] ?? 0) }), let last
    {
      sentences.append("lowest \(place(low)), highest \(place(high)), last \(place(last))")
    } else {
      sentences.append("no complete week with a value")
    }
    if let limits = series.limits {
      sentences.append(
        "limits \(text(limits.lower)) to \(text(limits.upper)), centre \(text(limits.center))")
    }
    sentences += (target.drawn + target.far).map(\.text)
    let signals = series.points.indices.filter { series.points[$0].isSignal && values[$0] != nil }
    if !signals.isEmpty {
      sentences.append("signals in \(WeekNotes.list(signals.map { series.points[$0].week }))")
    }
    let gaps = series.points.indices.filter { values[$0] == nil }
    if !gaps.isEmpty {
      sentences.append("no value in \(WeekNotes.list(gaps.map { series.points[$0].week }))")
    }
    sentences += series.events.filter { weeks.index(of: $0.week) != nil }
      .map { "\($0.week): \($0.title)" }
    return sentences.joined(separator: "; ") + "."
  }
}
