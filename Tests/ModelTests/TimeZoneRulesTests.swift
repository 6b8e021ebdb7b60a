import Model
import Testing

/// Expected values: Python's `zoneinfo` for the year 2026.
@Suite struct `Time zones` {
  static let berlin = TimeZoneRules(
    name: "Europe/Berlin", initialOffsetSeconds: 3600,
    transitions: [
      .init(at: 1_774_746_000, offsetSeconds: 7200), .init(at: 1_792_890_000, offsetSeconds: 3600),
    ])
  static let newYork = TimeZoneRules(
    name: "America/New_York", initialOffsetSeconds: -18_000,
    transitions: [
      .init(at: 1_772_953_200, offsetSeconds: -14_400),
      .init(at: 1_793_512_800, offsetSeconds: -18_000),
    ])
  /// Half an hour of summer time.
  static let lordHowe = TimeZoneRules(
    name: "Australia/Lord_Howe", initialOffsetSeconds: 39_600,
    transitions: [
      .init(at: 1_775_314_800, offsetSeconds: 37_800),
      .init(at: 1_791_041_400, offsetSeconds: 39_600),
    ])

  @Test(arguments: [
    ("2026-W13", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z"),
    ("2026-W14", "2026-03-29T22:00:00Z", "2026-04-05T22:00:00Z"),
    ("2026-W43", "2026-10-18T22:00:00Z", "2026-10-25T23:00:00Z"),
    ("2026-W44", "2026-10-25T23:00:00Z", "2026-11-01T23:00:00Z"),
    ("2026-W53", "2026-12-27T23:00:00Z", "2027-01-03T23:00:00Z"),
  ])
  func `a week's window is of local midnights`(week: String, start: String, end: String) throws {
    let period = try #require(Period(week))
    let window = try #require(Self.berlin.window(of: period))
    #expect(window.lowerBound.description == start)
    #expect(window.upperBound.description == end)
    let last = Instant(microseconds: window.upperBound.microseconds - 1)
    #expect(Period.week(Self.berlin.week(of: window.lowerBound)) == period)
    #expect(Period.week(Self.berlin.week(of: last)) == period)
    #expect(Period.week(Self.berlin.week(of: window.upperBound)) != period)
  }

  @Test func `a skipped time is read with the offset before, a doubled one is the first`() throws {
    let spring = try #require(CivilDate(iso8601: "2026-03-29"))
    let autumn = try #require(CivilDate(iso8601: "2026-10-25"))
    let half = 2 * 3600 + 1800
    #expect(
      Self.berlin.instant(of: spring, secondOfDay: half).description == "2026-03-29T01:30:00Z")
    #expect(
      Self.berlin.instant(of: autumn, secondOfDay: half).description == "2026-10-25T00:30:00Z")
    let ny = try #require(CivilDate(iso8601: "2026-03-08"))
    #expect(Self.newYork.instant(of: ny, secondOfDay: half).description == "2026-03-08T07:30:00Z")
    let fall = try #require(CivilDate(iso8601: "2026-11-01"))
    #expect(
      Self.newYork.instant(of: fall, secondOfDay: 5400).description == "2026-11-01T05:30:00Z")
  }

  @Test(arguments: [
    ("2026-04-04T14:59:59Z", "2026-04-05T01:59:59+11:00"),
    ("2026-04-04T15:00:00Z", "2026-04-05T01:30:00+10:30"),
    ("2026-10-03T15:30:00Z", "2026-10-04T02:30:00+11:00"),
  ])
  func `offsets change at the transition`(text: String, local: String) throws {
    #expect(Self.lordHowe.format(try #require(Instant(rfc3339: text))) == local)
  }

  @Test(arguments: [
    ("2026-11", "2026-11-01", "2026-12-01"), ("2026-12", "2026-12-01", "2027-01-01"),
    ("2026-Q4", "2026-10-01", "2027-01-01"), ("2026-Q1", "2026-01-01", "2026-04-01"),
    ("2026-11-20", "2026-11-20", "2026-11-21"), ("2026-W53", "2026-12-28", "2027-01-04"),
  ])
  func `periods are half open`(name: String, start: String, end: String) throws {
    let period = try #require(Period(name))
    let days = try #require(period.days)
    #expect(days.start.description == start)
    #expect(days.end.description == end)
    #expect(period.description == name)
  }

  @Test(arguments: ["2026", "2026-Q5", "2026-Q0", "2026-13", "2026-1", "2026-W54", "x-W01", ""])
  func `no period`(text: String) { #expect(Period(text) == nil) }
}
