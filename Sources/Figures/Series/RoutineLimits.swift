package import Model

/// Limits of routine variation of individual values (XmR): mean ± 2.66 × mean moving range, exact.
/// Wheeler, "Understanding Variation"; 2.66 is 3 ÷ d2 for ranges of two.
package struct RoutineLimits: Hashable, Sendable {
  package let center: Rational
  /// As far as the scale reaches: not below 0 where no value is, and not above 1 for rates.
  package let lower: Rational
  package let upper: Rational
  /// From the centre to a limit, before either is cut off at the end of the scale.
  package let reach: Rational
  package let count: Int

  /// Fewer points give no limits.
  package static let minimumCount = 5
  /// Fewer points give trial limits.
  package static let settledCount = 12

  package var isTrial: Bool { count < Self.settledCount }

  /// nil for fewer than five values. Successive values make the moving ranges, also over a week
  /// without data between them.
  package init?(of values: [Rational], isRate: Bool) {
    guard values.count >= Self.minimumCount else { return nil }
    let sum = values.reduce(Rational(0), +)
    let ranges = zip(values, values.dropFirst()).map { $0 < $1 ? $1 - $0 : $0 - $1 }
    let range = ranges.reduce(Rational(0), +) / Rational(ranges.count)
    let center = sum / Rational(values.count)
    let reach = range * 133 / 50
    let isNegative = values.contains { $0 < 0 }
    self.center = center
    self.reach = reach
    lower = isNegative ? center - reach : max(0, center - reach)
    upper = isRate ? min(1, center + reach) : center + reach
    count = values.count
  }

  /// For printing.
  package var printed: SeriesReading.Limits {
    SeriesReading.Limits(
      center: center.double, lower: lower.double, upper: upper.double, count: count,
      isTrial: isTrial)
  }

  /// Where the limits stand to the bound: the process passes when every routine value does, and
  /// fails when none can.
  package func assurance(against target: FigureTarget?) -> SeriesReading.Assurance {
    guard let target, target.minimum != nil || target.maximum != nil else { return .noTarget }
    if target.isMet(by: lower), target.isMet(by: upper) { return .passes }
    if let minimum = target.minimum, target.isStrict ? upper <= minimum : upper < minimum {
      return .fails
    }
    if let maximum = target.maximum, target.isStrict ? lower >= maximum : lower > maximum {
      return .fails
    }
    return .hitAndMiss
  }
}
