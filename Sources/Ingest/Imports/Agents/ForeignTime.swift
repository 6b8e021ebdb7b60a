import Formats
import Model

/// Times as sources write them; finer than microseconds is cut off.
enum ForeignTime {
  /// Years 0001 to 9999.
  private static let range = Int64(-62_135_596_800_000_000)...253_402_300_799_999_999

  /// Nanoseconds since 1970, as a number or its digits in a text; 0 is no time.
  static func nanoseconds(_ node: JSONNode?) -> Instant? {
    guard let text = node.flatMap(ForeignAttributes.scalar), let value = UInt64(text), value > 0
    else { return nil }
    return Instant(microseconds: Int64(value / 1000))
  }

  /// RFC 3339, a time without an offset in UTC, or seconds since 1970 (from 100 000 000 000 on:
  /// milliseconds) with a fraction.
  static func stated(_ node: JSONNode?) -> Instant? {
    switch node?.value {
    case .string(let text): WrittenTime(text).flatMap(instant) ?? seconds(text)
    case .number(let text): seconds(text)
    default: nil
    }
  }

  private static func instant(_ time: WrittenTime) -> Instant? {
    if let instant = time.instant { return instant }
    let midnight = Int64(time.date.daysSinceEpoch) * 86_400_000_000
    return Instant(microseconds: midnight + time.microsecondOfDay)
  }

  private static func seconds(_ text: String) -> Instant? {
    guard let plain = DecimalText.plain(text), let value = Rational(decimal: plain) else {
      return nil
    }
    let scale: Int128 = value.numerator / value.denominator >= 100_000_000_000 ? 1_000 : 1_000_000
    let (product, isTooLarge) = value.numerator.multipliedReportingOverflow(by: scale)
    guard !isTooLarge, product > 0, let micros = Int64(exactly: product / value.denominator),
      range.contains(micros)
    else { return nil }
    return Instant(microseconds: micros)
  }
}
