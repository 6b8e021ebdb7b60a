import Model

/// The horizontal axis of a stretch of time: months by their names, or Mondays where the stretch is
/// short.
struct TimeAxis {
  let window: Range<Instant>
  let zone: TimeZoneRules

  func x(_ instant: Instant, in plot: ChartBox) -> Double {
    let all = Double((window.upperBound - window.lowerBound).microseconds)
    let part = Double((instant - window.lowerBound).microseconds)
    return plot.left + plot.width * min(max(part / max(all, 1), 0), 1)
  }

  /// `isDated` is false where something else tells the year.
  func draw(below plot: ChartBox, _ svg: inout SVGBuffer, isDated: Bool) {
    for tick in ticks {
      let x = x(tick.at, in: plot)
      svg.stroke(.line(ChartPoint(x, plot.bottom), ChartPoint(x, plot.bottom + 5)), "base")
      guard x + TextWidth.of(tick.label) + 4 <= plot.right else { continue }
      svg.label(tick.label, at: ChartPoint(x + 3, plot.bottom + 17), .start, "tick")
    }
    guard isDated else { return }
    svg.label(
      year(window.lowerBound), at: ChartPoint(plot.left + 3, plot.bottom + 32), .start, "tick")
  }

  /// A line through the plot at the as-of, and its day below the axis.
  func drawAsOf(_ asOf: Instant, in plot: ChartBox, _ svg: inout SVGBuffer) {
    guard window.contains(asOf) else { return }
    let x = x(asOf, in: plot)
    svg.stroke(.line(ChartPoint(x, plot.top), ChartPoint(x, plot.bottom + 6)), "as-of")
    let text = "as of \(day(asOf)) \(year(asOf))"
    let half = TextWidth.of(text) / 2
    let middle = min(max(x, plot.left + half), plot.right - half)
    svg.label(text, at: ChartPoint(middle, plot.bottom + 32), .middle, "tick")
  }

  /// The begins of months, or Mondays, within the window.
  var ticks: [(at: Instant, label: String)] {
    let first = zone.date(of: window.lowerBound)
    let last = zone.date(of: window.upperBound)
    let isLong = last - first > 45
    return (0...max(0, min(last - first, 3700))).compactMap { day in
      let date = first.adding(days: day)
      let at = zone.instant(of: date)
      guard isLong ? date.day == 1 : date.weekday == .monday, window.contains(at) else {
        return nil
      }
      return (at, isLong ? Self.month(date) : Self.day(date))
    }
  }

  /// `9 Nov`
  static func day(_ date: CivilDate) -> String { "\(date.day)\u{A0}\(month(date))" }

  func day(_ instant: Instant) -> String { Self.day(zone.date(of: instant)) }

  func year(_ instant: Instant) -> String { String(zone.date(of: instant).year) }

  private static func month(_ date: CivilDate) -> String {
    [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][date.month - 1]
  }
}
