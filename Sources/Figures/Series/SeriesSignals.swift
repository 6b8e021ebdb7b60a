import Model

/// The four signals of a series, at one of its weeks. A week without a value breaks a run: what is
/// not known cannot be in a row.
struct SeriesSignals {
  /// Which way a signal points.
  enum Side: Sendable {
    case up, down
  }

  /// One for each week of a segment, oldest first; nil for a week without a value.
  let values: [Rational?]
  let limits: RoutineLimits

  /// Seven in a row.
  private static let runLength = 7

  /// In the order of `SeriesReading.Signal`; empty for a week without a value.
  func signals(at week: Int) -> [(signal: SeriesReading.Signal, side: Side)] {
    guard let value = values[week] else { return [] }
    return [
      outside(value).map { (.outside, $0) }, shift(at: week).map { (.shift, $0) },
      trend(at: week).map { (.trend, $0) }, cluster(at: week, value).map { (.cluster, $0) },
    ].compactMap(\.self)
  }

  /// A point on the limit is inside.
  private func outside(_ value: Rational) -> Side? {
    value > limits.upper ? .up : value < limits.lower ? .down : nil
  }

  /// The last seven all above, or all below the centre; a point on it is on neither side.
  private func shift(at week: Int) -> Side? {
    guard let run = run(to: week) else { return nil }
    if run.allSatisfy({ $0 > limits.center }) { return .up }
    return run.allSatisfy { $0 < limits.center } ? .down : nil
  }

  /// Seven points, each above the one before, or each below.
  private func trend(at week: Int) -> Side? {
    guard let run = run(to: week) else { return nil }
    let steps = zip(run, run.dropFirst())
    if steps.allSatisfy({ $0 < $1 }) { return .up }
    return steps.allSatisfy { $0 > $1 } ? .down : nil
  }

  /// The point, and one of the two weeks before, beyond two thirds of the way to the limit on the
  /// same side. The way is the process's own: a limit cut off at 0 is no nearer.
  private func cluster(at week: Int, _ value: Rational) -> Side? {
    let far = limits.reach * 2 / 3
    guard let side = side(of: value, beyond: far) else { return nil }
    let before = values[max(0, week - 2)..<week].compactMap(\.self)
    return before.contains { self.side(of: $0, beyond: far) == side } ? side : nil
  }

  private func side(of value: Rational, beyond distance: Rational) -> Side? {
    if value > limits.center + distance { return .up }
    return value < limits.center - distance ? .down : nil
  }

  private func run(to week: Int) -> [Rational]? {
    guard week + 1 >= Self.runLength else { return nil }
    let run = values[(week + 1 - Self.runLength)...week].compactMap(\.self)
    return run.count == Self.runLength ? run : nil
  }
}
