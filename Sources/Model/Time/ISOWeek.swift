/// A week of ISO 8601, with its week-year: `2026-W53` is followed by `2027-W01`.
package struct ISOWeek: Hashable, Sendable {
  package let year: Int
  package let week: Int

  /// nil unless that week-year has that week.
  package init?(year: Int, week: Int) {
    guard (1...9999).contains(year), week >= 1, week <= Self.count(inYear: year) else { return nil }
    self.year = year
    self.week = week
  }

  /// The week that holds the day: the one of its Thursday.
  package init(containing date: CivilDate) {
    let thursday = date.adding(days: 4 - date.weekday.rawValue)
    let dayOfYear = thursday.daysSinceEpoch - Self.newYear(thursday.year)
    year = thursday.year
    week = dayOfYear / 7 + 1
  }

  /// Reads `2026-W46`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = Digits.value(bytes[0..<4]), let week = Digits.value(bytes[6..<8])
    else { return nil }
    self.init(year: year, week: week)
  }

  package var monday: CivilDate {
    // 4 January always lies in week 1.
    let fourth = CivilDate(daysSinceEpoch: Self.newYear(year) + 3)
    return fourth.adding(days: 1 - fourth.weekday.rawValue + (week - 1) * 7)
  }

  package func adding(weeks: Int) -> ISOWeek {
    ISOWeek(containing: monday.adding(days: weeks * 7))
  }

  /// 53 where the year starts on a Thursday, or is a leap year that starts on a Wednesday.
  package static func count(inYear year: Int) -> Int {
    let start = CivilDate(daysSinceEpoch: newYear(year)).weekday
    return start == .thursday || (start == .wednesday && CivilDate.isLeap(year)) ? 53 : 52
  }

  /// Days from 1970-01-01 to 1 January; for any year, so that a week just outside of 1 to 9999
  /// (before the first records, after the last) is still a week.
  private static func newYear(_ year: Int) -> Int {
    let cycles = year >= 1 ? (year - 1) / 400 : (year - 400) / 400
    let rest = year - 1 - cycles * 400
    return cycles * 146_097 + rest * 365 + rest / 4 - rest / 100 - 719_162
  }
}

extension ISOWeek: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }
}

extension ISOWeek: CustomStringConvertible {
  package var description: String {
    "\(Digits.padded(year, to: 4))-W\(Digits.padded(week, to: 2))"
  }
}
