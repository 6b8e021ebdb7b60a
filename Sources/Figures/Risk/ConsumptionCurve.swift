package import Model

/// How much was consumed over time: exact, piecewise linear where a rate holds, with a jump where
/// an amount accrues at once.
package struct ConsumptionCurve: Sendable {
  /// A bend or a jump.
  package struct Point: Sendable {
    package let at: Instant
    /// Consumed up to the instant, without what accrues at it.
    package let before: Rational
    /// With it.
    package let after: Rational
    /// A microsecond, until the next point.
    package let rate: Rational
  }

  /// In order of time, each instant once; the last rate is zero.
  package let points: [Point]
  /// How many of the points' units make one of the results: minutes are summed as microseconds, in
  /// which the fractions stay short.
  private let scale: Rational

  /// The minutes of a level over time.
  package init(minutesOf levels: StepFunction) {
    var points: [Point] = []
    points.reserveCapacity(levels.steps.count)
    for step in levels.steps {
      var sum = Rational(0)
      if let last = points.last {
        sum = last.after + last.rate * Rational(Int((step.at - last.at).microseconds))
      }
      points.append(Point(at: step.at, before: sum, after: sum, rate: step.level))
    }
    self.points = points
    scale = 60_000_000
  }

  /// Amounts, each accruing at its instant; in order of time.
  package init(accruals: [(at: Instant, amount: Rational)]) {
    var points: [Point] = []
    for accrual in accruals {
      let before = points.last?.after ?? 0
      let after = before + accrual.amount
      if let last = points.last, last.at == accrual.at {
        points[points.count - 1] = Point(at: last.at, before: last.before, after: after, rate: 0)
      } else {
        points.append(Point(at: accrual.at, before: before, after: after, rate: 0))
      }
    }
    self.points = points
    scale = 1
  }

  /// Consumed before the instant.
  package func total(before instant: Instant) -> Rational {
    let index = position { $0 < instant }
    guard index > 0 else { return 0 }
    return value(after: points[index - 1], at: instant) / scale
  }

  /// Consumed up to the instant, with what accrues at it.
  package func total(through instant: Instant) -> Rational {
    let index = position { $0 <= instant }
    guard index > 0 else { return 0 }
    return value(after: points[index - 1], at: instant) / scale
  }

  /// Consumed in `[start, end)`.
  package func consumed(in window: Range<Instant>) -> Rational {
    total(before: window.upperBound) - total(before: window.lowerBound)
  }

  /// The first instant of `[start, end]` at which the amount has been consumed since `start`,
  /// rounded up to a whole microsecond; nil where it was not.
  package func crossing(of amount: Rational, from start: Instant, to end: Instant) -> Instant? {
    guard amount > 0 else { return start }
    let goal = (total(before: start) + amount) * scale
    let first = position { $0 < start }
    if first > 0, let instant = reach(goal, after: points[first - 1], until: nextInstant(first)),
      instant <= end
    {
      return max(instant, start)
    }
    for index in points[first...].indices where points[index].at <= end {
      if points[index].after >= goal { return points[index].at }
      if let instant = reach(goal, after: points[index], until: nextInstant(index + 1)) {
        return instant <= end ? instant : nil
      }
    }
    return nil
  }

  // MARK: Positions and values

  private func nextInstant(_ index: Int) -> Instant? {
    index < points.count ? points[index].at : nil
  }

  /// Where the straight line after the point reaches the goal, if it does before the next one.
  private func reach(_ goal: Rational, after point: Point, until next: Instant?) -> Instant? {
    guard point.rate > 0, let next else { return nil }
    let wait = (goal - point.after) / point.rate
    guard let micros = wait.roundedUp, micros <= (next - point.at).microseconds else { return nil }
    return Instant(microseconds: point.at.microseconds + micros)
  }

  private func value(after point: Point, at instant: Instant) -> Rational {
    guard point.rate != 0 else { return point.after }
    return point.after + point.rate * Rational(Int((instant - point.at).microseconds))
  }

  /// How many points' instants the predicate holds for; it holds for the first ones only.
  private func position(_ holds: (Instant) -> Bool) -> Int {
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) / 2
      if holds(points[middle].at) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Rational {
  /// The smallest whole number that is not less; nil beyond 64 bits.
  var roundedUp: Int64? {
    let whole = numerator / denominator
    return Int64(exactly: numerator > whole * denominator ? whole + 1 : whole)
  }
}
