/// Reading and writing the forms of ISO 8601 and RFC 3339 that records use.
extension CivilDate {
  /// Reads `2026-11-20`; U+2010, U+2011 and U+2013 are accepted for the hyphen, as freeze
  /// ledgers have them.
  package init?(iso8601 text: some StringProtocol) {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2010, 0x2011, 0x2013: bytes.append(UInt8(ascii: "-"))
      case 0..<0x80: bytes.append(UInt8(scalar.value))
      default: return nil
      }
    }
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[5..<7]),
      let day = Digits.value(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A time as written: with its offset, or naive.
package struct WrittenTime: Hashable, Sendable {
  package let date: CivilDate
  /// Microseconds after midnight of `date`; up to and including 23:59:60.
  package let microsecondOfDay: Int64
  /// East of UTC; nil for a naive time.
  package let offsetSeconds: Int?

  /// Reads RFC 3339 with `T`, `t` or a blank between date and time, seconds optional, any number
  /// of fraction digits (finer than microseconds cut off), and `Z`, `+hh:mm`, `+hhmm` or nothing.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The same, of bytes.
  package init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= 16, bytes.count <= 40, bytes[4] == UInt8(ascii: "-"),
      bytes[7] == UInt8(ascii: "-"),
      let year = Digits.value(bytes, 0..<4), let month = Digits.value(bytes, 5..<7),
      let day = Digits.value(bytes, 8..<10),
      let date = CivilDate(year: year, month: month, day: day),
      bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"),
      let hour = Digits.value(bytes, 11..<13), hour < 24,
      let minute = Digits.value(bytes, 14..<16), minute < 60
    else { return nil }
    var index = 16
    var micros = Int64(hour * 3600 + minute * 60) * 1_000_000
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      guard bytes.count >= 19, let second = Digits.value(bytes, 17..<19), second <= 60 else {
        return nil
      }
      micros += Int64(second) * 1_000_000
      index = 19
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        guard let (fraction, end) = Self.fraction(bytes, from: index + 1) else { return nil }
        micros += fraction
        index = end
      }
    }
    guard let offset = Self.offset(bytes, from: index) else { return nil }
    self.date = date
    self.microsecondOfDay = micros
    self.offsetSeconds = offset.seconds
  }

  /// The microseconds of one digit or more, and where they end.
  private static func fraction(_ bytes: Span<UInt8>, from start: Int) -> (Int64, end: Int)? {
    var micros: Int64 = 0
    var scale: Int64 = 100_000
    var index = start
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      micros += Int64(bytes[index] - 0x30) * scale
      scale /= 10
      index += 1
    }
    return index > start ? (micros, index) : nil
  }

  private static func offset(_ bytes: Span<UInt8>, from start: Int) -> (seconds: Int?, Void)? {
    guard start < bytes.count else { return (nil, ()) }
    let sign = bytes[start]
    if sign | 0x20 == UInt8(ascii: "z") { return bytes.count == start + 1 ? (0, ()) : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes.count >= start + 5 else {
      return nil
    }
    let minuteStart = bytes[start + 3] == UInt8(ascii: ":") ? start + 4 : start + 3
    guard bytes.count == minuteStart + 2,
      let hours = Digits.value(bytes, (start + 1)..<(start + 3)), hours < 24,
      let minutes = Digits.value(bytes, minuteStart..<(minuteStart + 2)), minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return (sign == UInt8(ascii: "-") ? -seconds : seconds, ())
  }

  /// The instant meant, where the offset is written.
  package var instant: Instant? {
    offsetSeconds.map { offset in
      let midnight = Int64(date.daysSinceEpoch) * 86_400_000_000
      return Instant(microseconds: midnight + microsecondOfDay - Int64(offset) * 1_000_000)
    }
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC with `Z`; a fraction only where there is one.
  package var description: String { formatted(offsetSeconds: 0) }

  /// RFC 3339 at that offset from UTC.
  package func formatted(offsetSeconds offset: Int) -> String {
    let local = seconds + Int64(offset)
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let ofDay = Int(local - days * 86_400)
    let fraction = Int(microseconds - seconds * 1_000_000)
    let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60]
      .map { Digits.padded($0, to: 2) }.joined(separator: ":")
    var text = "\(CivilDate(daysSinceEpoch: Int(days)))T\(clock)"
    if fraction > 0 { text += "." + Digits.padded(fraction, to: 6) }
    if offset == 0 { return text + "Z" }
    let minutes = abs(offset) / 60
    let sign = offset < 0 ? "-" : "+"
    return text
      + "\(sign)\(Digits.padded(minutes / 60, to: 2)):\(Digits.padded(minutes % 60, to: 2))"
  }

  /// Reads RFC 3339 with an offset.
  package init?(rfc3339 text: some StringProtocol) {
    guard let instant = WrittenTime(text)?.instant else { return nil }
    self = instant
  }
}
