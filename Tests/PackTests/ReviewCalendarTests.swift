import Model
import Testing

@testable import Pack

/// Expected days from a paper calendar of 2026: 20 November is a Friday.
@Suite struct ReviewCalendarTests {
  private func calendar(_ asOf: String) throws -> ReviewCalendar {
    let instant = try #require(Instant(rfc3339: asOf))
    return ReviewCalendar(settings: Settings(), zone: .utc, asOf: instant)
  }

  @Test(arguments: [
    ("2026-11-20T15:00:00Z", "2026-11-20", true, "2026-11-13T14:00:00Z"),
    ("2026-11-20T00:00:00Z", "2026-11-20", true, "2026-11-13T14:00:00Z"),
    ("2026-11-17T09:00:00Z", "2026-11-20", false, "2026-11-13T14:00:00Z"),
    ("2026-11-21T00:00:00Z", "2026-11-27", false, "2026-11-20T14:00:00Z"),
    ("2026-12-31T12:00:00Z", "2027-01-01", false, "2026-12-25T14:00:00Z"),
  ])
  func `the pack is that of the first review day on or after the as-of`(
    asOf: String, date: String, isDue: Bool, previous: String
  ) throws {
    let calendar = try calendar(asOf)
    #expect(calendar.date.description == date)
    #expect(calendar.isDue == isDue)
    #expect(calendar.previous.description == previous)
  }
}
