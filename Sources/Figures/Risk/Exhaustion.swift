package import Model

/// When a budget is, or will be, used up.
package enum Exhaustion: Hashable, Sendable {
  /// It was, at that instant (the first whole microsecond).
  case exhausted(at: Instant)
  /// At the rate of the last 28 days and at that of the quarter to date; `latest` is nil where the
  /// slower of them lasts to the end of the quarter.
  case between(earliest: Instant, latest: Instant?)
  /// Neither rate uses it up within the quarter.
  case notBeforeQuarterEnd
  /// Nothing was consumed in the quarter or in the last 28 days.
  case noBurn
  /// Less than a twentieth of the quarter has passed.
  case noForecast
}

extension Exhaustion {
  /// What a forecast starts from.
  struct Start {
    let budget: Rational
    let consumed: Rational
    let asOf: Instant
    let quarter: Range<Instant>
    let elapsedShare: Rational
  }

  /// `consumption` is what was consumed in windows that end at the as-of, with their length.
  static func forecast(
    _ start: Start, by consumption: [(amount: Rational, over: Duration)]
  ) -> Exhaustion {
    guard start.elapsedShare * 20 >= 1 else { return .noForecast }
    let burning = consumption.filter { $0.amount > 0 }
    guard !burning.isEmpty else { return .noBurn }
    let left = start.budget - start.consumed
    let ends = burning.compactMap { part -> Instant? in
      let wait = left * Rational(Int(part.over.microseconds)) / part.amount
      let whole = start.quarter.upperBound - start.asOf
      guard let micros = wait.roundedUp, micros < whole.microseconds else { return nil }
      return Instant(microseconds: start.asOf.microseconds + micros)
    }
    guard let earliest = ends.min(), let latest = ends.max() else { return .notBeforeQuarterEnd }
    return .between(earliest: earliest, latest: ends.count == consumption.count ? latest : nil)
  }
}
