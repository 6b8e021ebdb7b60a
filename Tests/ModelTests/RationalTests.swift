import Model
import Testing

@Suite struct `Rationals` {
  /// By hand; halves away from zero, as Python's `Decimal.quantize(…, ROUND_HALF_UP)`.
  @Test(
    arguments: [
      (1, 2, 0, "1"), (-1, 2, 0, "-1"), (5, 2, 0, "3"), (1, 3, 2, "0.33"), (2, 3, 2, "0.67"),
      (1, 8, 2, "0.13"), (-1, 8, 2, "-0.13"), (-1, 1000, 2, "0.00"), (201, 2, 1, "100.5"),
      (95, 100, 3, "0.950"), (0, 7, 1, "0.0"), (1, -2, 1, "-0.5"), (19_999, 10_000, 3, "2.000"),
    ] as [(Int, Int, Int, String)])
  func `decimals are rounded once`(top: Int, bottom: Int, places: Int, text: String) throws {
    #expect(try #require(Rational(Int128(top), Int128(bottom))).decimal(places: places) == text)
  }

  @Test(
    arguments: [
      ("3", 3, 1), ("-0.25", -1, 4), ("95.5", 191, 2), ("0.950", 19, 20), ("-0", 0, 1),
    ] as [(String, Int64, Int64)])
  func `decimals are read exactly`(text: String, top: Int64, bottom: Int64) throws {
    let value = try #require(Rational(decimal: text))
    #expect(value.numerator == top)
    #expect(value.denominator == bottom)
  }

  @Test(arguments: ["", "-", ".5", "5.", "1.2.3", "1e3", "+1", "NaN", "1234567890123456789"])
  func `no decimal`(text: String) { #expect(Rational(decimal: text) == nil) }

  @Test func `comparisons are exact`() throws {
    let third = try #require(Rational(1, 3))
    let more = try #require(Rational(3_333_333_333_333_334, 10_000_000_000_000_000))
    #expect(third < more)
    #expect(Rational(Int128(19), 20) == Rational(Int128(95), 100))
    #expect(Rational(Int128(1), 0) == nil)
    #expect(Rational(Int128(1) << 100, 3) == nil)
  }

  @Test func `numbers are padded`() {
    #expect(Digits.padded(7, to: 3) == "007")
    #expect(Digits.padded(1234, to: 3) == "1234")
    #expect(Digits.value("0042".utf8) == 42)
    #expect(Digits.value("4 2".utf8) == nil)
    #expect(Digits.value("1234567890123456789".utf8) == nil)
  }
}
