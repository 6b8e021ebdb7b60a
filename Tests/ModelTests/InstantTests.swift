import Model
import Testing

/// Expected values: Python's `datetime.fromisoformat` minus the epoch, in microseconds.
@Suite struct `Instants` {
  @Test(
    arguments: [
      ("2026-02-01T14:46:02.401009+00:00", 1_769_957_162_401_009),
      ("2026-02-01T14:46:02.401009Z", 1_769_957_162_401_009),
      ("2026-02-01t14:46:02.401009z", 1_769_957_162_401_009),
      ("2026-02-01 14:46:02.401009999Z", 1_769_957_162_401_009),
      ("2026-11-20T23:59:59.999999-05:00", 1_795_237_199_999_999),
      ("2026-11-20T23:59:59.999999-0500", 1_795_237_199_999_999),
      ("1969-12-31T23:59:59.5Z", -500_000),
      ("2026-11-20T10:00+05:30", 1_795_149_000_000_000),
      ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
      ("9999-12-31T23:59:59Z", 253_402_300_799_000_000),
    ] as [(String, Int64)])
  func `RFC 3339 is read`(text: String, microseconds: Int64) {
    #expect(Instant(rfc3339: text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "2026-02-01", "2026-02-01T14", "2026-02-01T24:00:00Z", "2026-02-01T14:60:00Z",
    "2026-02-01T14:46:61Z", "2026-02-01T14:46:02.Z", "2026-02-01T14:46:02+5:30",
    "2026-02-01T14:46:02+0:530", "2026-02-01T14:46:02+05:3", "2026-02-01T14:46:02+24:00",
    "2026-02-01T14:46:02 Z", "2026-02-30T14:46:02Z", "2026-02-01T14:46:02Zx", "",
  ])
  func `what is no time is not read`(text: String) { #expect(Instant(rfc3339: text) == nil) }

  @Test func `a naive time has no instant`() throws {
    let time = try #require(WrittenTime("2026-02-01T14:46:02.401009"))
    #expect(time.offsetSeconds == nil)
    #expect(time.instant == nil)
    #expect(time.microsecondOfDay == 53_162_401_009)
  }

  @Test func `a leap second is the next minute's first`() {
    #expect(
      Instant(rfc3339: "2016-12-31T23:59:60Z") == Instant(rfc3339: "2017-01-01T00:00:00Z"))
  }

  @Test(arguments: [
    ("1969-12-31T23:59:59.5Z", 0, "1969-12-31T23:59:59.500000Z"),
    ("2026-11-20T10:00:00Z", 19_800, "2026-11-20T15:30:00+05:30"),
    ("2026-11-20T02:00:00Z", -18_000, "2026-11-19T21:00:00-05:00"),
  ])
  func `times are written at an offset`(text: String, offset: Int, written: String) throws {
    #expect(try #require(Instant(rfc3339: text)).formatted(offsetSeconds: offset) == written)
  }

  @Test func `whole seconds are rounded down`() {
    #expect(Instant(microseconds: -1).seconds == -1)
    #expect(Instant(microseconds: 1_999_999).seconds == 1)
  }

  @Test func `a limit beyond all time does not trap`() {
    #expect(Duration.days(.max) > .days(1_000_000))
    #expect(Duration.hours(.min) < .hours(-1_000_000))
  }
}
