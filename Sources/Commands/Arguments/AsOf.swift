import Model

/// The instant of a build as it was asked for: a date needs the workspace's zone to become one.
enum AsOf: Hashable, Sendable {
  case instant(Instant)
  /// The end of that local day.
  case endOfDay(CivilDate)

  /// The years in which all periods around an as-of can be written with four digits.
  private static let years = 2...9998

  /// Reads RFC 3339 with an offset, or a date. Throws a usage failure for anything else.
  init(_ text: String) throws(CommandFailure) {
    if let date = CivilDate(iso8601: text), Self.years.contains(date.year) {
      self = .endOfDay(date)
    } else if let written = WrittenTime(text), let instant = written.instant,
      Self.years.contains(written.date.year)
    {
      self = .instant(instant)
    } else if let written = WrittenTime(text), written.instant == nil {
      throw .usage("--as-of \"\(text)\" has no offset", hint: "add Z or +hh:mm, or give a date")
    } else {
      throw .usage(
        "--as-of \"\(text)\" is no time", hint: "for instance 2026-11-20T15:00:00Z or 2026-11-20")
    }
  }

  /// The last second of a day, not the first of the next: "as of Friday" is on Friday.
  func instant(in zone: TimeZoneRules) -> Instant {
    switch self {
    case .instant(let instant): instant
    case .endOfDay(let date): zone.instant(of: date.adding(days: 1)) - .seconds(1)
    }
  }
}
