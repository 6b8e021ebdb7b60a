import Figures
import Model
import RecordFixtures
import Testing

/// Expected values: `Derivation/business_time.py`, with Python's zoneinfo.
@Suite struct `Business time` {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let start: String
    let end: String
    var hours = BusinessCalendar.defaultHours
    var holidays: [String] = []
    let microseconds: Int64

    var testDescription: String { name }
  }

  static let night = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, 0..<8 * 3600) })

  static let cases = [
    Case(
      name: "inside one day", start: "11-10T10:00:00", end: "11-10T12:30:00",
      microseconds: 9_000_000_000),
    Case(
      name: "over a night", start: "11-10T15:00:00", end: "11-11T09:00:00",
      microseconds: 7_200_000_000),
    Case(
      name: "start before hours", start: "11-10T03:00:00", end: "11-10T09:00:00",
      microseconds: 3_600_000_000),
    Case(
      name: "start after hours", start: "11-10T20:00:00", end: "11-11T08:30:00",
      microseconds: 1_800_000_000),
    Case(
      name: "over a weekend", start: "11-13T15:00:00", end: "11-16T09:00:00",
      microseconds: 7_200_000_000),
    Case(name: "on a weekend", start: "11-14T10:00:00", end: "11-15T10:00:00", microseconds: 0),
    Case(
      name: "a holiday between", start: "12-24T12:00:00", end: "12-28T10:00:00",
      holidays: ["2026-12-25"], microseconds: 21_600_000_000),
    Case(
      name: "the clocks change over the weekend", start: "10-23T14:00:00", end: "10-26T09:00:00",
      microseconds: 7_200_000_000),
    Case(
      name: "the clocks go back at work", start: "10-24T23:00:00", end: "10-25T12:00:00",
      hours: night, microseconds: 28_800_000_000),
    Case(
      name: "the clocks go forward at work", start: "03-28T23:30:00", end: "03-29T12:00:00",
      hours: night, microseconds: 23_400_000_000),
    Case(
      name: "to the microsecond", start: "11-10T10:00:00.000001", end: "11-10T10:00:01",
      microseconds: 999_999),
  ]

  private func time(_ item: Case) throws -> (BusinessTime, Instant, Instant) {
    let start = try #require(Instant(rfc3339: "2026-\(item.start)Z"))
    let end = try #require(Instant(rfc3339: "2026-\(item.end)Z"))
    let calendar = BusinessCalendar(hours: item.hours, holidays: item.holidays.map(day))
    // Laid out over a longer span: the days around must not count.
    let time = BusinessTime(
      calendar, in: berlin, from: start - .days(9), to: end + .days(9))
    return (time, start, end)
  }

  @Test(arguments: cases) func `between two instants`(item: Case) throws {
    let (time, start, end) = try time(item)
    #expect(time.elapsed(from: start, to: end).microseconds == item.microseconds, "\(item.name)")
    #expect(time.elapsed(from: end, to: start).microseconds == -item.microseconds)
  }

  @Test(arguments: cases.filter { $0.microseconds > 0 })
  func `what has passed by then has not passed before`(item: Case) throws {
    let (time, start, end) = try time(item)
    let due = try #require(time.instant(after: .microseconds(item.microseconds), from: start))
    #expect(due <= end)
    #expect(time.elapsed(from: start, to: due).microseconds == item.microseconds)
    let before = due - .microseconds(1)
    #expect(time.elapsed(from: start, to: before).microseconds == item.microseconds - 1)
  }

  /// By hand: three working days of 8 h from Tuesday 11:00 end on Friday at 11:00, in Berlin.
  @Test func `a term of 24 business hours ends three working days later`() {
    let time = BusinessTime(
      BusinessCalendar(), in: berlin, from: at("11-02 00:00"), to: at("11-30 00:00"))
    #expect(time.instant(after: .hours(24), from: at("11-10 10:00")) == at("11-13 10:00"))
    #expect(time.instant(after: .hours(1), from: at("11-13 15:30")) == at("11-16 08:30"))
    #expect(time.instant(after: .zero, from: at("11-14 10:00")) == at("11-14 10:00"))
  }

  @Test func `a term that the span does not see the end of has none`() {
    let time = BusinessTime(
      BusinessCalendar(), in: berlin, from: at("11-10 00:00"), to: at("11-10 12:00"))
    #expect(time.instant(after: .hours(4), from: at("11-10 10:00")) == nil)
    #expect(time.instant(after: .hours(2), from: at("11-10 10:00")) == at("11-10 12:00"))
    let never = BusinessTime(
      BusinessCalendar(hours: [:]), in: berlin, from: at("11-10 00:00"), to: at("11-20 00:00"))
    #expect(never.instant(after: .hours(1), from: at("11-10 10:00")) == nil)
    #expect(never.elapsed(from: at("11-10 10:00"), to: at("11-12 10:00")) == .zero)
  }
}
