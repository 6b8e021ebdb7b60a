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
    guard bytes.count >= 16, bytes.count <= 40,
      let date = CivilDate(iso8601: String(decoding: bytes[0..<10], as: UTF8.self)),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10]),
      bytes[13] == UInt8(ascii: ":"),
      let hour = Digits.value(bytes[11..<13]), hour < 24,
      let minute = Digits.value(bytes[14..<16]), minute < 60
    else { return nil }
    var index = 16
    var micros = Int64(hour * 3600 + minute * 60) * 1_000_000
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      guard bytes.count >= 19, let second = Digits.value(bytes[17..<19]), second <= 60 else {
        return nil
      }
      micros += Int64(second) * 1_000_000
      index = 19
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        let end = bytes[(index + 1)...].firstIndex { $0 < 0x30 || $0 > 0x39 } ?? bytes.count
        guard end > index + 1 else { return nil }
        var scale: Int64 = 100_000
        for byte in bytes[(index + 1)..<end] where scale > 0 {
          micros += Int64(byte - 0x30) * scale
          scale /= 10
        }
        index = end
      }
    }
    guard let offset = Self.offset(bytes[index...]) else { return nil }
    self.date = date
    self.microsecondOfDay = micros
    self.offsetSeconds = offset.seconds
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> (seconds: Int?, Void)? {
    guard let sign = bytes.first else { return (nil, ()) }
    let rest = bytes.dropFirst()
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") {
      return rest.isEmpty ? (0, ()) : nil
    }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let afterHours = rest.dropFirst(2)
    let last = afterHours.first == UInt8(ascii: ":") ? afterHours.dropFirst() : afterHours
    guard last.count == 2, let hours = Digits.value(rest.prefix(2)), hours < 24,
      let minutes = Digits.value(last), minutes < 60
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
