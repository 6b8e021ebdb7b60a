import Figures
import Model
import RecordFixtures
import Testing

/// Expected values: NumPy's default (linear, R type 7) on paper, `statistics.mean` of Python.
@Suite struct `Statistics` {
  @Test(
    arguments: [
      ([1, 2, 3, 4, 5, 6, 7, 8, 9, 20], 9, 10, "10.1"), ([1, 2, 3, 4], 1, 2, "2.5"),
      ([5], 9, 10, "5.0"), ([3, 1, 2], 1, 2, "2.0"), ([10, 20], 3, 4, "17.5"),
      ([1, 2, 3, 4, 5], 0, 1, "1.0"), ([1, 2, 3, 4, 5], 1, 1, "5.0"), ([-4, -2], 1, 4, "-3.5"),
    ] as [([Int64], Int, Int, String)])
  func `percentiles interpolate`(values: [Int64], top: Int, bottom: Int, text: String) throws {
    let part = try #require(Rational(Int128(top), Int128(bottom)))
    #expect(Percentile.of(values, at: part)?.decimal(places: 1) == text)
  }

  @Test func `medians and means of microseconds are exact seconds`() {
    #expect(
      Percentile.median([1_000_000, 2_000_001], scale: 1_000_000) == .of(3_000_001, 2_000_000))
    #expect(Mean.of([1_000_000, 2_000_001, 0], scale: 1_000_000) == .of(3_000_001, 3_000_000))
  }

  @Test func `nothing has no mean`() throws {
    #expect(Mean.of([]) == nil)
    #expect(Percentile.median([]) == nil)
    #expect(Percentile.of([1], at: try #require(.of(11, 10))) == nil)
  }

  @Test func `large values do not overflow`() {
    #expect(Mean.of([.max, .max]) == .of(Int128(Int64.max), 1))
    #expect(Percentile.median([.min, .max]) == .of(-1, 2))
  }

  @Test(
    arguments: [
      (0, "0 s"), (59, "59 s"), (60, "1 min"), (5400, "1.5 h"), (18_720, "5.2 h"),
      (172_799, "48.0 h"), (293_760, "3.4 d"),
    ] as [(Int64, String)])
  func `lengths of time in words`(seconds: Int64, words: String) {
    #expect(ElapsedTime.words(.seconds(seconds)) == words)
  }
}
