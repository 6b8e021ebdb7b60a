package import Model

/// Two windows that burn the impact budget too fast: the long one says that it matters, the short
/// one that it still goes on. Google, "The Site Reliability Workbook", chapter 5, scaled to a
/// quarter.
package struct BurnWarning: Hashable, Sendable {
  /// The burn rate that both windows must be above.
  package let threshold: Rational
  package let long: Duration
  package let short: Duration
  package let longRate: Rational
  package let shortRate: Rational

  package var isRaised: Bool { longRate > threshold && shortRate > threshold }

  /// The pairs of the definition, from the most urgent.
  static let pairs: [(threshold: Rational, long: Duration, short: Duration)] = [
    (Rational(91) / 10, .days(1), .hours(2)), (Rational(13) / 4, .days(7), .hours(14)),
    (Rational(13) / 10, .days(28), .hours(56)),
  ]

  static func all(burnRate: (Duration) -> Rational) -> [BurnWarning] {
    pairs.map { pair in
      BurnWarning(
        threshold: pair.threshold, long: pair.long, short: pair.short,
        longRate: burnRate(pair.long), shortRate: burnRate(pair.short))
    }
  }
}
