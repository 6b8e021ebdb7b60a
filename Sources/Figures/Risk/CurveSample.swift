package import Model

/// A point of a burn-down chart; between two of them the line is straight.
package struct CurveSample: Hashable, Sendable {
  package let at: Instant
  /// Since the start of the quarter.
  package let consumed: Rational

  package init(at: Instant, consumed: Rational) {
    self.at = at
    self.consumed = consumed
  }
}

extension BudgetReading {
  /// The curve from the start of the quarter to the as-of, at its bends and on both sides of its
  /// jumps. Of more than `limit` samples evenly spread ones are kept, each of them exact.
  package func samples(limit: Int = 400) -> [CurveSample] {
    let start = curve.total(before: window.quarter.lowerBound)
    var all = [CurveSample(at: window.quarter.lowerBound, consumed: 0)]
    func add(_ at: Instant, _ total: Rational) {
      let sample = CurveSample(at: at, consumed: total - start)
      if all.last != sample { all.append(sample) }
    }
    for point in curve.points
    where point.at >= window.quarter.lowerBound && point.at <= window.asOf {
      add(point.at, curve.total(before: point.at))
      add(point.at, curve.total(through: point.at))
    }
    add(window.asOf, curve.total(through: window.asOf))
    guard all.count > limit, limit > 1 else { return all }
    return (0..<limit).map { all[$0 * (all.count - 1) / (limit - 1)] }
  }
}
