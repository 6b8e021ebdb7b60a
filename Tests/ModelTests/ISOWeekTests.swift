import Model
import Testing

/// Expected values: Python's `date.isocalendar` and `date.fromisocalendar`.
@Suite struct `ISO weeks` {
  /// For 1970 to 2069 the Monday of week 1 minus 1 January, plus 3, in days.
  static let firstMondays = Array(
    """
    0653210543206542106432165431065321054320654210643216543106532105432065421064321654310653210543\
    206542
    """.utf8)

  static func firstMonday(_ year: Int) throws -> Int {
    let newYear = try #require(CivilDate(year: year, month: 1, day: 1))
    return newYear.daysSinceEpoch + Int(firstMondays[year - 1970]) - 0x30 - 3
  }

  @Test func `every day of a hundred years is in its week`() throws {
    var wrong: [String] = []
    for year in 1970..<2069 {
      let start = try Self.firstMonday(year)
      for day in try start..<Self.firstMonday(year + 1) {
        let week = ISOWeek(containing: CivilDate(daysSinceEpoch: day))
        let number = (day - start) / 7 + 1
        if week.year != year || week.week != number { wrong.append("\(day): \(week)") }
        if number == 1, (day - start) == 0, week.monday.daysSinceEpoch != day {
          wrong.append("\(week) begins on \(week.monday)")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func `years of 53 weeks`() {
    let long = (1970..<2070).filter { ISOWeek.count(inYear: $0) == 53 }
    #expect(
      long == [
        1970, 1976, 1981, 1987, 1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048,
        2054, 2060, 2065,
      ])
  }

  @Test(arguments: [
    ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"),
    ("2026-12-28", "2026-W53"), ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"),
    ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01"), ("1976-12-31", "1976-W53"),
    ("0001-01-01", "0001-W01"), ("9999-12-31", "9999-W52"), ("2026-02-01", "2026-W05"),
  ])
  func `the week of a day`(day: String, week: String) throws {
    let date = try #require(CivilDate(iso8601: day))
    #expect(ISOWeek(containing: date).description == week)
    #expect(ISOWeek(week)?.description == week)
  }

  @Test func `weeks run on over the turn of the year`() throws {
    let last = try #require(ISOWeek("2026-W53"))
    #expect(last.adding(weeks: 1).description == "2027-W01")
    #expect(last.adding(weeks: -53).description == "2025-W52")
    #expect(last.monday.description == "2026-12-28")
  }

  @Test func `a week outside of the years 1 to 9999 does not trap`() throws {
    let first = try #require(ISOWeek("0001-W01"))
    // Four weeks before Monday, 1 January of year 1 begins on day 1 − 28.
    #expect(first.adding(weeks: -4).monday.daysSinceEpoch == -719_162 - 28)
    let last = try #require(ISOWeek("9999-W52"))
    #expect(last.adding(weeks: 4).monday.daysSinceEpoch == last.monday.daysSinceEpoch + 28)
  }

  @Test(arguments: ["2025-W53", "2026-W00", "2026-W54", "2026-w01", "2026W01", "2026-W1", ""])
  func `no week`(text: String) { #expect(ISOWeek(text) == nil) }
}
