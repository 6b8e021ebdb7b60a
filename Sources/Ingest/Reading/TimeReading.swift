import Diagnostics
import Model

/// Times and dates as records write them.
extension FileReading {
  /// RFC 3339; a time without an offset is read in the workspace's naive zone and said so, a date
  /// alone as its local midnight. nil with a diagnostic for anything else.
  func instant(_ text: String, at place: SourceLocation, of field: String) -> Instant? {
    if let instant = instantOrNil(text, at: place, of: field) { return instant }
    report(.notATime(text, field: field, at: place))
    return nil
  }

  /// The same, without a diagnostic for what is no time.
  func instantOrNil(_ text: String, at place: SourceLocation, of field: String) -> Instant? {
    let ascii = Self.withPlainHyphens(text)
    if let written = WrittenTime(ascii) {
      if let instant = written.instant { return instant }
      report(.naiveTime(text, field: field, zone: context.naiveZone.name, at: place))
      return naive(written)
    }
    return CivilDate(iso8601: ascii).map { context.zone.instant(of: $0) }
  }

  private func naive(_ written: WrittenTime) -> Instant {
    let second = Int(written.microsecondOfDay / 1_000_000)
    let base = context.naiveZone.instant(of: written.date, secondOfDay: second)
    return Instant(microseconds: base.microseconds + written.microsecondOfDay % 1_000_000)
  }

  /// A day; of a full time, its local day. nil with a diagnostic for anything else.
  func date(_ text: String, at place: SourceLocation, of field: String) -> CivilDate? {
    if let date = CivilDate(iso8601: text) { return date }
    if let written = WrittenTime(Self.withPlainHyphens(text)) {
      return written.instant.map { context.zone.date(of: $0) } ?? written.date
    }
    report(.notADate(text, field: field, at: place))
    return nil
  }

  /// The day with which a phrase such as `2026-02-01 by the owner` starts, and the rest of it.
  static func leadingDate(_ text: String) -> (date: CivilDate, rest: String)? {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 10, limitedBy: scalars.endIndex),
      let date = CivilDate(iso8601: text[..<end])
    else { return nil }
    if end < scalars.endIndex, isWordScalar(scalars[end]), scalars[end] != "T" { return nil }
    return (date, String(text[end...]))
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// U+2010, U+2011 and U+2013 as the hyphen they stand for.
  static func withPlainHyphens(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isHyphen = [0x2010, 0x2011, 0x2013].contains(scalar.value)
      result.append(isHyphen ? "-" : scalar)
    }
    return String(result)
  }
}

extension Diagnostic {
  fileprivate static func notATime(
    _ text: String, field: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5004", .error, "'\(Words.shortened(text))' in '\(field)' is no time", at: place,
      hint: "write it as 2026-11-20T14:00:00Z, with an offset")
  }

  fileprivate static func notADate(
    _ text: String, field: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5005", .error, "'\(Words.shortened(text))' in '\(field)' is no date", at: place,
      hint: "write it as 2026-11-20")
  }

  fileprivate static func naiveTime(
    _ text: String, field: String, zone: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5006", .warning,
      "'\(Words.shortened(text))' in '\(field)' has no offset and is read in \(zone)", at: place,
      hint: "add Z or an offset, or set naive_time_zone in govpack.yaml")
  }
}
