import Model
import Testing

/// Expected values: Python's `datetime.date`.
@Suite struct `Civil dates` {
  @Test(arguments: [
    ("1970-01-01", 0), ("2020-12-31", 18_627), ("2026-11-21", 20_778), ("2000-02-29", 11_016),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("1976-12-31", 2556),
  ])
  func `days since the epoch, both ways`(text: String, days: Int) throws {
    let date = try #require(CivilDate(iso8601: text))
    #expect(date.daysSinceEpoch == days)
    #expect(CivilDate(daysSinceEpoch: days) == date)
    #expect(date.description == text)
  }

  @Test func `every day of four centuries comes back`() {
    let wrong = (-60_000..<86_097).filter { CivilDate(daysSinceEpoch: $0).daysSinceEpoch != $0 }
    #expect(wrong == [])
  }

  @Test(arguments: ["2026\u{2011}02\u{2011}01", "2026\u{2010}02\u{2010}01", "2026–02–01"])
  func `typographic hyphens are read`(text: String) {
    #expect(CivilDate(iso8601: text)?.description == "2026-02-01")
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-2-01", "26-02-01",
    "2026/02/01", "2026-02-01 ", "",
  ])
  func `no day`(text: String) { #expect(CivilDate(iso8601: text) == nil) }

  @Test func `leap years and weekdays`() throws {
    #expect(CivilDate.isLeap(2000) && CivilDate.isLeap(2024))
    #expect(!CivilDate.isLeap(1900) && !CivilDate.isLeap(2026))
    // Python: date(2026, 11, 20).strftime("%a")
    #expect(try #require(CivilDate(iso8601: "2026-11-20")).weekday == .friday)
    #expect(try #require(CivilDate(iso8601: "1969-12-28")).weekday == .sunday)
  }
}
