import Figures
import Model

/// The vertical axis: round numbers at round distances, from at or below the least value to at or
/// above the largest.
struct ValueAxis {
  struct Tick: Hashable {
    var value: Double
    var label: String
  }

  /// Rising; the first and the last are the ends of the axis.
  let ticks: [Tick]

  var low: Double { ticks[0].value }
  var high: Double { ticks[ticks.count - 1].value }

  /// The room that the labels need.
  var labelWidth: Double { ticks.map { TextWidth.of($0.label) }.max() ?? 0 }

  /// In at most `stepCount` steps.
  init(_ unit: FigureUnit, from low: Double, to high: Double, stepCount: Int) {
    let measure = AxisMeasure(unit, high: max(high, -low))
    let size = measure.size.double
    let (least, most) = (low / size, high > low ? high / size : low / size + 1)
    var chosen: (step: Rational, range: ClosedRange<Int>)?
    for step in measure.steps {
      // A hair of room: 0.3 / 0.1 is a little more than 3.
      let (first, last) = (least / step.double + 1e-9, most / step.double - 1e-9)
      guard last - first < 1e6 else { continue }
      let range = Int(first.rounded(.down))...max(Int(last.rounded(.up)), Int(first.rounded(.down)))
      guard range.count - 1 <= stepCount else { continue }
      chosen = (step, range)
      break
    }
    let (step, range) = chosen ?? (1, 0...1)
    ticks = (range.count > 1 ? range : range.lowerBound...range.lowerBound + 1).map { number in
      let value = step * Rational(number)
      return Tick(value: (value * measure.size).double, label: Self.label(value, step, measure))
    }.markingTop(measure.topSuffix)
  }

  /// From zero, or from a round number below the least value where zero is far away: a rate that
  /// moves between 92 % and 99 % would be a flat line else.
  static func forLine(_ unit: FigureUnit, _ values: [Double], stepCount: Int) -> ValueAxis {
    let high = values.max() ?? 0
    let low = values.min() ?? 0
    if high <= 0 { return ValueAxis(unit, from: 0, to: 1, stepCount: stepCount) }
    let isFar = low > high / 2 && high - low > high * 1e-6
    let base = isFar ? max(0, low - (high - low) * 0.1) : 0
    return ValueAxis(unit, from: base, to: headroom(unit, high, above: base), stepCount: stepCount)
  }

  /// From zero: bars tell by their length.
  static func forBars(_ unit: FigureUnit, _ values: [Double], stepCount: Int) -> ValueAxis {
    let high = values.max() ?? 0
    guard high > 0 else { return ValueAxis(unit, from: 0, to: 1, stepCount: stepCount) }
    return ValueAxis(unit, from: 0, to: headroom(unit, high, above: 0), stepCount: stepCount)
  }

  /// A little above the largest value, but no more than all of a whole.
  private static func headroom(_ unit: FigureUnit, _ high: Double, above base: Double) -> Double {
    let raised = high + (high - base) * 0.05
    return unit == .ratio && high <= 1 ? min(1, raised) : raised
  }

  private static func label(_ value: Rational, _ step: Rational, _ measure: AxisMeasure) -> String {
    var places = 0
    var scaled = step
    while scaled.denominator > 1, places < 9 {
      scaled = scaled * 10
      places += 1
    }
    if value == 0 { return measure.suffix == "\u{A0}%" ? "0\u{A0}%" : "0" }
    let text = value.decimal(places: places)
    return (text.hasPrefix("-") ? "−" + text.dropFirst() : text) + measure.suffix
  }
}

extension [ValueAxis.Tick] {
  fileprivate func markingTop(_ suffix: String) -> Self {
    guard !suffix.isEmpty, var top = last else { return self }
    top.label += suffix
    return dropLast() + [top]
  }
}

extension ValueAxis {
  func y(_ value: Double, in plot: ChartBox) -> Double {
    plot.bottom - plot.height * (value - low) / (high - low)
  }

  /// The grid with its numbers.
  func draw(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for tick in ticks {
      let y = y(tick.value, in: plot)
      let line = SVGPath.line(ChartPoint(plot.left, y), ChartPoint(plot.right, y))
      if tick.value == 0 { svg.stroke(line, "base") } else { svg.stroke(line, "grid") }
      svg.label(tick.label, at: ChartPoint(plot.left - 7, y + 4), .end, "tick")
    }
  }
}
