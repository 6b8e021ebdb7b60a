import Figures
import Model
import Pack

/// What is left of a budget over its window: the line so far, the ideal one, and where the rates of
/// spending lead.
struct BurnDownForm: ChartForm {
  let burnDown: BurnDown
  let layout: ChartLayout
  let time: TimeAxis
  let axis: ValueAxis
  /// What was left, in order of time.
  let left: [BurnDown.Sample]

  init(_ burnDown: BurnDown, _ layout: ChartLayout, _ zone: TimeZoneRules) {
    self.burnDown = burnDown
    self.layout = layout
    time = TimeAxis(window: burnDown.window, zone: zone)
    let samples = burnDown.consumed.filter { $0.value.isFinite && $0.at <= burnDown.asOf }
    var left = samples.map {
      BurnDown.Sample(at: $0.at, value: burnDown.budget - $0.value)
    }
    if left.first.map({ $0.at > burnDown.window.lowerBound }) ?? true {
      left.insert(.init(at: burnDown.window.lowerBound, value: burnDown.budget), at: 0)
    }
    if let last = left.last, last.at < burnDown.asOf {
      left.append(.init(at: burnDown.asOf, value: last.value))
    }
    self.left = left
    let values = left.map(\.value)
    axis = ValueAxis(
      burnDown.unit, from: min(0, values.min() ?? 0),
      to: max(burnDown.budget, values.max() ?? 0) > 0 ? max(burnDown.budget, values.max() ?? 0) : 1,
      stepCount: layout.stepCount)
  }

  var leftRoom: Double { axis.labelWidth + 8 }
  var rightRoom: Double { 6 }
  var plotHeight: Double { layout.plotHeight + 10 }

  var series: [ChartKey.Entry] {
    [.init(.line, "left of the budget"), .init(.ideal, "spent evenly")]
  }

  var marks: [ChartKey.Entry] {
    var entries: [ChartKey.Entry] = []
    if let crossedAt = burnDown.crossedAt {
      entries.append(.init(.mark(.cross), "used up on \(time.day(crossedAt))"))
    }
    if let words = forecastWords { entries.append(.init(.forecast, words)) }
    return entries
  }

  /// `used up between 12 Dec and 20 Dec, at the rates so far`
  private var forecastWords: String? {
    guard let forecast else { return nil }
    let end = burnDown.window.upperBound
    if forecast.lowerBound >= end { return "at the rates so far, not used up in this period" }
    let first = time.day(forecast.lowerBound)
    if forecast.upperBound >= end {
      return "at the rates so far, used up on \(first) or later, perhaps not in this period"
    }
    let last = time.day(forecast.upperBound)
    return first == last
      ? "at the rates so far, used up on \(first)"
      : "at the rates so far, used up between \(first) and \(last)"
  }

  /// Where the spending leads; nil where it leads nowhere, or what was to be seen is there.
  private var forecast: ClosedRange<Instant>? {
    guard burnDown.crossedAt == nil, let interval = burnDown.exhaustion, let last = left.last,
      last.value > 0, interval.lowerBound > burnDown.asOf,
      burnDown.asOf < burnDown.window.upperBound
    else { return nil }
    return interval
  }

  var description: String {
    let last = left.last?.value ?? burnDown.budget
    let share = ChartValue.text(last, burnDown.unit)
    var sentences = [
      "Burn-down of \(ChartValue.bound(burnDown.budget, burnDown.unit)) "
        + "from \(time.day(burnDown.window.lowerBound)) to \(time.day(burnDown.window.upperBound))",
      "\(share) left on \(time.day(burnDown.asOf))",
    ]
    if let crossedAt = burnDown.crossedAt { sentences.append("used up on \(time.day(crossedAt))") }
    if let words = forecastWords { sentences.append(words) }
    sentences += burnDown.events.map { "\(time.day($0.at)): \($0.title)" }
    return sentences.joined(separator: "; ") + "."
  }

  func events(in plot: ChartBox) -> [EventMarks.Event] {
    burnDown.events.filter { burnDown.window.contains($0.at) }.map {
      EventMarks.Event(x: time.x($0.at, in: plot), title: $0.title)
    }
  }

  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer) {
    axis.draw(in: plot, &svg)
    time.draw(below: plot, &svg, isDated: !burnDown.window.contains(burnDown.asOf))
    drawForecast(in: plot, &svg)
    svg.stroke(
      .line(
        ChartPoint(plot.left, axis.y(burnDown.budget, in: plot)),
        ChartPoint(plot.right, axis.y(0, in: plot))), "ideal")
  }

  func drawData(in plot: ChartBox, _ svg: inout SVGBuffer) {
    time.drawAsOf(burnDown.asOf, in: plot, &svg)
    var line = SVGPath()
    for (index, sample) in left.enumerated() {
      let place = place(sample, in: plot)
      if index == 0 { line.move(to: place) } else { line.line(to: place) }
    }
    svg.stroke(line, "line")
    if let crossedAt = burnDown.crossedAt {
      svg.mark(.cross, at: ChartPoint(time.x(crossedAt, in: plot), axis.y(0, in: plot)))
    }
    if let last = left.last { drawLast(last, in: plot, &svg) }
  }

  private func place(_ sample: BurnDown.Sample, in plot: ChartBox) -> ChartPoint {
    ChartPoint(time.x(sample.at, in: plot), axis.y(sample.value, in: plot))
  }

  private func drawLast(_ last: BurnDown.Sample, in plot: ChartBox, _ svg: inout SVGBuffer) {
    let place = place(last, in: plot)
    svg.mark(.lastDot, at: place)
    let amount = ChartValue.text(
      last.value.magnitude, burnDown.unit, room: layout.valueRoom)
    let text = "\(amount) \(last.value < 0 ? "over" : "left")"
    let isRight = place.x + 10 + TextWidth.of(text) < plot.right
    let isBelow = place.y < plot.top + 14
    svg.label(
      text, at: ChartPoint(place.x + (isRight ? 9 : -9), place.y + (isBelow ? 17 : -7)),
      isRight ? .start : .end, "value")
  }

  /// The wedge between the two rates, as far as the window goes; its foot on the zero line is the
  /// interval in which the budget runs out.
  private func drawForecast(in plot: ChartBox, _ svg: inout SVGBuffer) {
    guard let forecast, let last = left.last else { return }
    let zero = axis.y(0, in: plot)
    let start = place(last, in: plot)
    let (fast, slow) = (
      end(of: forecast.lowerBound, last, plot), end(of: forecast.upperBound, last, plot)
    )
    var corners = [start, fast]
    if fast.y == zero, slow.y < zero { corners.append(ChartPoint(plot.right, zero)) }
    corners.append(slow)
    svg.shape(.polygon(corners), "forecast")
    svg.stroke(.line(start, fast), "pale")
    svg.stroke(.line(start, slow), "pale")
    guard fast.y == zero else { return }
    let foot = slow.y == zero ? slow.x : plot.right
    svg.stroke(
      .line(ChartPoint(fast.x, zero), ChartPoint(max(foot, fast.x + 3), zero)), "exhaustion")
    if slow.y < zero {
      svg.shape(
        .polygon([
          ChartPoint(plot.right + 5, zero), ChartPoint(plot.right - 4, zero - 5),
          ChartPoint(plot.right - 4, zero + 5),
        ]), "arrow")
    }
  }

  /// Where the line to zero at `instant` ends within the plot.
  private func end(of instant: Instant, _ last: BurnDown.Sample, _ plot: ChartBox) -> ChartPoint {
    guard instant > burnDown.window.upperBound else {
      return ChartPoint(time.x(instant, in: plot), axis.y(0, in: plot))
    }
    let all = Double((instant - last.at).microseconds)
    let shown = Double((burnDown.window.upperBound - last.at).microseconds)
    return ChartPoint(plot.right, axis.y(last.value * (1 - shown / max(all, 1)), in: plot))
  }
}
