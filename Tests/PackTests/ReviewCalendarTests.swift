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
    ("2026-11-20T14:00:00Z", "2026-11-20", true, "2026-11-13T14:00:00Z"),
    ("2026-11-20T13:59:59Z", "2026-11-20", false, "2026-11-13T14:00:00Z"),
    ("2026-11-20T00:00:00Z", "2026-11-20", false, "2026-11-13T14:00:00Z"),
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

  struct Span: Sendable {
    var start: String
    var end: String
    var reviews: [String]
  }

  /// Neither end is in it.
  @Test(arguments: [
    Span(
      start: "2026-11-06T14:00:00Z", end: "2026-11-27T14:00:00Z",
      reviews: ["2026-11-13T14:00:00Z", "2026-11-20T14:00:00Z"]),
    Span(
      start: "2026-11-06T13:59:59Z", end: "2026-11-13T14:00:01Z",
      reviews: ["2026-11-06T14:00:00Z", "2026-11-13T14:00:00Z"]),
    Span(start: "2026-11-14T00:00:00Z", end: "2026-11-20T14:00:00Z", reviews: []),
    Span(start: "2026-11-20T15:00:00Z", end: "2026-11-13T15:00:00Z", reviews: []),
  ])
  func `the reviews between two instants`(span: Span) throws {
    let (start, end) = (
      try #require(Instant(rfc3339: span.start)), try #require(Instant(rfc3339: span.end))
    )
    let reviews = ReviewCalendar.reviews(
      after: start, before: end, settings: Settings(), zone: .utc)
    #expect(reviews.map(\.description) == span.reviews)
  }
}
