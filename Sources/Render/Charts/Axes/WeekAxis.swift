import Model

/// The horizontal axis of weeks: a place for each, in equal distances, the last complete one always
/// named.
struct WeekAxis {
  let weeks: [ISOWeek]
  /// The index of the last week that is over; the last of all where none is marked.
  let lastComplete: Int

  init(_ weeks: [ISOWeek], lastComplete: Int?) {
    self.weeks = weeks
    self.lastComplete = lastComplete ?? weeks.count - 1
  }

  /// How wide a week is.
  func step(in plot: ChartBox) -> Double { plot.width / Double(max(1, weeks.count)) }

  /// The middle of a week.
  func x(_ index: Int, in plot: ChartBox) -> Double {
    plot.left + (Double(index) + 0.5) * step(in: plot)
  }

  func index(of week: ISOWeek) -> Int? { weeks.firstIndex(of: week) }

  func draw(below plot: ChartBox, _ svg: inout SVGBuffer) {
    for index in named(in: plot) {
      svg.label(
        Self.name(weeks[index]), at: ChartPoint(x(index, in: plot), plot.bottom + 17), .middle,
        "tick")
    }
    for index in years(in: plot) {
      svg.label(
        String(weeks[index].year), at: ChartPoint(x(index, in: plot), plot.bottom + 32), .middle,
        "tick")
    }
  }

  /// The weeks whose names have room, counted from the last complete one.
  func named(in plot: ChartBox) -> [Int] {
    let room = TextWidth.of("W00") + 6
    let every = max(1, Int((room / step(in: plot)).rounded(.up)))
    return weeks.indices.filter { ($0 - lastComplete) % every == 0 }
  }

  /// The first named week, and the first one of each later year, where there is room for both.
  private func years(in plot: ChartBox) -> [Int] {
    let named = named(in: plot)
    guard let first = named.first else { return [] }
    var result = [first]
    for (earlier, index) in zip(named, named.dropFirst())
    where weeks[index].year != weeks[earlier].year {
      let last = result[result.count - 1]
      if x(index, in: plot) - x(last, in: plot) < TextWidth.of("0000") + 8 { result.removeLast() }
      result.append(index)
    }
    return result
  }

  private static func name(_ week: ISOWeek) -> String { "W\(Digits.padded(week.week, to: 2))" }
}
