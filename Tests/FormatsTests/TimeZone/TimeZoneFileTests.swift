import Testing

@testable import Formats

/// Expected offsets: Python 3.11, zoneinfo, over the same database. The last three instants lie
/// past the tables of the files (2037) and come out of their footers.
struct TimeZoneFileTests {
  struct Case: CustomTestStringConvertible {
    var zone: String
    /// Seconds since the epoch, and seconds east of UTC then.
    var offsets: [(at: Int64, offset: Int)]

    var testDescription: String { zone }
  }

  @Test(arguments: cases)
  func `an offset is the one that zoneinfo gives`(_ zone: Case) throws {
    let file = try #require(TimeZoneFile.load(zone.zone))
    for (at, expected) in zone.offsets {
      let passed = file.transitions.last { $0.at <= at }
      #expect(passed?.offsetSeconds ?? file.initialOffsetSeconds == expected, "at \(at)")
    }
  }

  @Test(arguments: cases.map(\.zone))
  func `transitions are in order and end before 2101`(_ zone: String) throws {
    let file = try #require(TimeZoneFile.load(zone))
    let times = file.transitions.map(\.at)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(times.last ?? 0 < 4_133_980_800)
  }

  @Test(arguments: [
    "", "..", "/etc/passwd", "../zoneinfo/UTC", "Europe/../UTC", "Europe", "No/Such", "a\0b",
  ])
  func `what is no zone has no file`(_ name: String) {
    #expect(TimeZoneFile.load(name) == nil)
  }

  @Test func `a file cut short anywhere is refused or read without a trap`() throws {
    let path = "/usr/share/zoneinfo/Europe/Berlin"
    let whole = try Descriptor.open(path, flags: 0).read(count: 1 << 16, path: path)
    // The footer is 28 bytes with its line ends; before it, nothing less than the tables will do.
    for length in 0..<(whole.count - 28) {
      #expect(TimeZoneFile.parse(Array(whole.prefix(length))) == nil)
    }
    #expect(TimeZoneFile.parse(whole) != nil)
  }

  @Test(arguments: [
    "", "CET-", "CET-25", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5.0", "<+01", "A1B2,J0,J1",
    "CET-1CEST,M3.5.0,M10.5.0/168",
  ])
  func `a malformed footer is refused`(_ text: String) {
    #expect(TimeZoneFooter(Array(text.utf8)) == nil)
  }

  /// By hand: day 60 of a Julian rule is always 1 March, day 60 counted from 0 is 1 March in a
  /// leap year (2024) and 2 March in another (2025).
  @Test func `Julian and ordinal days differ by the leap day`() throws {
    let footer = try #require(TimeZoneFooter(Array("A0B-1,J60/0,60/1".utf8)))
    let changes = footer.transitions(after: 1_704_067_199, until: 2025).map(\.at)
    #expect(changes == [1_709_251_200, 1_709_251_200, 1_740_787_200, 1_740_873_600])
  }

  static let cases: [Case] = [
    Case(
      zone: "Europe/Berlin",
      offsets: [
        (-2000000000, 3600), (-1000000000, 3600), (0, 3600),
        (354675600, 7200), (1325246400, 3600), (1774745999, 3600),
        (1774746000, 7200), (1792889999, 7200), (1792890000, 3600),
        (4070908800, 3600), (4081600000, 7200), (4089830399, 7200),
      ]),
    Case(
      zone: "America/New_York",
      offsets: [
        (-2000000000, -18000), (-1000000000, -14400), (0, -18000),
        (354675600, -18000), (1325246400, -18000), (1774745999, -14400),
        (1774746000, -14400), (1792889999, -14400), (1792890000, -14400),
        (4070908800, -18000), (4081600000, -14400), (4089830399, -14400),
      ]),
    Case(
      zone: "Asia/Kolkata",
      offsets: [
        (-2000000000, 19800), (-1000000000, 19800), (0, 19800),
        (354675600, 19800), (1325246400, 19800), (1774745999, 19800),
        (1774746000, 19800), (1792889999, 19800), (1792890000, 19800),
        (4070908800, 19800), (4081600000, 19800), (4089830399, 19800),
      ]),
    Case(
      zone: "Pacific/Chatham",
      offsets: [
        (-2000000000, 44100), (-1000000000, 44100), (0, 45900),
        (354675600, 45900), (1325246400, 49500), (1774745999, 49500),
        (1774746000, 49500), (1792889999, 49500), (1792890000, 49500),
        (4070908800, 49500), (4081600000, 45900), (4089830399, 45900),
      ]),
    Case(
      zone: "Africa/Casablanca",
      offsets: [
        (-2000000000, -1820), (-1000000000, 0), (0, 0),
        (354675600, 0), (1325246400, 0), (1774745999, 3600),
        (1774746000, 3600), (1792889999, 3600), (1792890000, 3600),
        (4070908800, 3600), (4081600000, 3600), (4089830399, 3600),
      ]),
    Case(
      zone: "UTC",
      offsets: [
        (-2000000000, 0), (-1000000000, 0), (0, 0),
        (354675600, 0), (1325246400, 0), (1774745999, 0),
        (1774746000, 0), (1792889999, 0), (1792890000, 0),
        (4070908800, 0), (4081600000, 0), (4089830399, 0),
      ]),
    Case(
      zone: "Europe/Dublin",
      offsets: [
        (-2000000000, -1521), (-1000000000, 3600), (0, 3600),
        (354675600, 3600), (1325246400, 0), (1774745999, 0),
        (1774746000, 3600), (1792889999, 3600), (1792890000, 0),
        (4070908800, 0), (4081600000, 3600), (4089830399, 3600),
      ]),
    Case(
      zone: "America/St_Johns",
      offsets: [
        (-2000000000, -12652), (-1000000000, -12600), (0, -12600),
        (354675600, -12600), (1325246400, -12600), (1774745999, -9000),
        (1774746000, -9000), (1792889999, -9000), (1792890000, -9000),
        (4070908800, -12600), (4081600000, -9000), (4089830399, -9000),
      ]),
    Case(
      zone: "Australia/Lord_Howe",
      offsets: [
        (-2000000000, 36000), (-1000000000, 36000), (0, 36000),
        (354675600, 37800), (1325246400, 39600), (1774745999, 39600),
        (1774746000, 39600), (1792889999, 39600), (1792890000, 39600),
        (4070908800, 39600), (4081600000, 37800), (4089830399, 37800),
      ]),
    Case(
      zone: "Pacific/Apia",
      offsets: [
        (-2000000000, -41216), (-1000000000, -41400), (0, -39600),
        (354675600, -39600), (1325246400, 50400), (1774745999, 46800),
        (1774746000, 46800), (1792889999, 46800), (1792890000, 46800),
        (4070908800, 46800), (4081600000, 46800), (4089830399, 46800),
      ]),
  ]
}
