/// A point in time: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Microseconds because the operating record writes them; anything finer is cut off. Every
/// instant a reader accepts lies in the years 0001 to 9999, so that sums cannot overflow.
package struct Instant: Hashable, Comparable, Sendable {
  package var microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  package init(seconds: Int64) { self.microseconds = seconds * 1_000_000 }

  /// Whole seconds since the epoch, rounded down.
  package var seconds: Int64 {
    microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
  }

  package static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

  package static func - (left: Self, right: Self) -> Duration {
    .microseconds(left.microseconds - right.microseconds)
  }

  package static func + (left: Self, right: Duration) -> Instant {
    Instant(microseconds: left.microseconds + right.microseconds)
  }

  package static func - (left: Self, right: Duration) -> Instant {
    Instant(microseconds: left.microseconds - right.microseconds)
  }
}

extension Duration {
  /// The whole length in microseconds, anything finer cut off.
  package var microseconds: Int64 {
    components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
  }

  package static func hours(_ count: Int64) -> Duration { .seconds(clamped(count, 3600)) }

  package static func days(_ count: Int64) -> Duration { .seconds(clamped(count, 86_400)) }

  /// A limit out of somebody's settings may be any number: beyond the range it is the range's end.
  private static func clamped(_ count: Int64, _ factor: Int64) -> Int64 {
    let (product, overflow) = count.multipliedReportingOverflow(by: factor)
    return overflow ? (count < 0 ? .min : .max) : product
  }
}
