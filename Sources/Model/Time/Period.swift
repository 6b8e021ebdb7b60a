/// The stretch of time that a figure speaks of, named as in ISO 8601.
package enum Period: Hashable, Sendable {
  /// `2026-11-20`
  case day(CivilDate)
  /// `2026-W46`
  case week(ISOWeek)
  /// `2026-11`
  case month(year: Int, month: Int)
  /// `2026-Q4`
  case quarter(year: Int, quarter: Int)
  /// A reading at one instant: a count of what is open now, not of what happened.
  case instant(Instant)

  /// The first day, and the first day after it; nil for an instant.
  package var days: (start: CivilDate, end: CivilDate)? {
    switch self {
    case .day(let date): (date, date.adding(days: 1))
    case .week(let week): (week.monday, week.monday.adding(days: 7))
    case .month(let year, let month): Self.months(year: year, from: month, count: 1)
    case .quarter(let year, let quarter): Self.months(year: year, from: quarter * 3 - 2, count: 3)
    case .instant: nil
    }
  }

  /// The calendar quarter that holds the day.
  package static func quarter(of date: CivilDate) -> Period {
    .quarter(year: date.year, quarter: (date.month + 2) / 3)
  }

  private static func months(
    year: Int, from first: Int, count: Int
  ) -> (start: CivilDate, end: CivilDate)? {
    let last = first + count
    guard let start = CivilDate(year: year, month: first, day: 1),
      let end = CivilDate(year: last > 12 ? year + 1 : year, month: last > 12 ? 1 : last, day: 1)
    else { return nil }
    return (start, end)
  }

  /// Reads the ISO 8601 name: `2026-W46`, `2026-11`, `2026-Q4` or `2026-11-20`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].count == 4, let year = Int(parts[0]) else { return nil }
    if parts.count == 2, parts[1].first == "W" {
      guard let week = ISOWeek(text) else { return nil }
      self = .week(week)
    } else if parts.count == 2, parts[1].first == "Q" {
      guard let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) else { return nil }
      self = .quarter(year: year, quarter: quarter)
    } else if parts.count == 2 {
      guard parts[1].count == 2, let month = Int(parts[1]), (1...12).contains(month) else {
        return nil
      }
      self = .month(year: year, month: month)
    } else {
      guard let date = CivilDate(iso8601: text) else { return nil }
      self = .day(date)
    }
  }
}

extension Period: CustomStringConvertible {
  package var description: String {
    switch self {
    case .day(let date): date.description
    case .week(let week): week.description
    case .month(let year, let month):
      "\(Digits.padded(year, to: 4))-\(Digits.padded(month, to: 2))"
    case .quarter(let year, let quarter): "\(Digits.padded(year, to: 4))-Q\(quarter)"
    case .instant(let instant): instant.description
    }
  }
}
