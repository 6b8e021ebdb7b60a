import Model

/// Reads the weekly series among figures: one set of limits for each stretch of a series, shown at
/// each of its weeks, and the signals that each week completes.
///
/// The limits are computed over the complete weeks of the context, the judged one among them, or
/// over those since the last break: a recorded rebase or another version of the definition. Only
/// `ok` values are points; the week in progress has no reading.
package struct SeriesReader: Sendable {
  private let rebases: [String: [Rebase]]

  package init(_ record: RecordReading) { rebases = Rebase.all(in: record) }

  /// The figures of one metric, the weekly ones with their reading.
  package func read(_ figures: [Figure], _ direction: Direction) -> [Figure] {
    var result = figures
    var series: [[FigureLabel]: [Int]] = [:]
    for (index, figure) in figures.enumerated()
    where !figure.isProvisional && figure.week != nil {
      series[figure.labels, default: []].append(index)
    }
    // Each series writes to its own places, so that their order does not matter.
    for positions in series.values {
      let ordered = positions.compactMap { index in figures[index].week.map { ($0, index) } }
        .sorted { $0.0 < $1.0 }.map(\.1)
      for (position, reading) in zip(ordered, readings(ordered.map { figures[$0] }, direction)) {
        result[position].reading = reading
      }
    }
    return result
  }

  private func readings(_ weeks: [Figure], _ direction: Direction) -> [SeriesReading] {
    var result: [SeriesReading] = []
    for segment in segments(of: weeks) {
      result += segment.readings(direction)
    }
    return result
  }

  /// The series cut at each break.
  private func segments(of weeks: [Figure]) -> [Segment] {
    guard let first = weeks.first else { return [] }
    // A decision may break one narrowing alone, by its name.
    let breaks = Set([first.id, first.name]).sorted().flatMap { rebases[$0] ?? [] }
    var result: [Segment] = []
    for (index, figure) in weeks.enumerated() {
      let rebase = index == 0 ? nil : breaks.last { $0.week == figure.week }
      let isBreak = index > 0 && weeks[index - 1].definition != figure.definition
      if index == 0 || rebase != nil || isBreak {
        result.append(Segment(start: index == 0 ? nil : figure.week, decision: rebase?.decision))
      }
      result[result.count - 1].weeks.append(figure)
    }
    return result
  }
}

/// The weeks of a series between two breaks.
private struct Segment {
  /// After a break.
  let start: ISOWeek?
  /// What recorded it.
  let decision: String?
  var weeks: [Figure] = []

  func readings(_ direction: Direction) -> [SeriesReading] {
    let values = weeks.map { $0.status == .ok ? $0.value : nil }
    let limits = RoutineLimits(
      of: values.compactMap(\.self), isRate: weeks.first?.unit == .ratio)
    return weeks.indices.map { index in
      let target = weeks[index].target
      var reading = SeriesReading(
        limits: limits?.printed,
        assurance: target == nil ? .noTarget : limits?.assurance(against: target) ?? .unknown,
        rebasedAt: start, rebasedBy: decision)
      if let limits, values[index] != nil {
        let signals = SeriesSignals(values: values, limits: limits).signals(at: index)
        reading.signals = signals.map(\.signal)
        reading.variation = Self.variation(signals.map(\.side), direction)
      }
      return reading
    }
  }

  /// Where signals point both ways the worse one is told.
  private static func variation(
    _ sides: [SeriesSignals.Side], _ direction: Direction
  ) -> SeriesReading.Variation {
    guard !sides.isEmpty else { return .routine }
    switch direction {
    case .neither: return .changed
    case .higherIsBetter: return sides.contains(.down) ? .worse : .better
    case .lowerIsBetter: return sides.contains(.up) ? .worse : .better
    }
  }
}

extension Figure {
  fileprivate var week: ISOWeek? {
    guard case .week(let week) = period else { return nil }
    return week
  }
}
