import Figures
import Model
import Testing

@testable import Pack

/// Expected texts worked out by hand from the rounding rule: halves away from zero.
@Suite struct FigureTextTests {
  @Test(arguments: [
    (1, 8, FigureUnit.ratio, "12.5\u{A0}%"), (1, 3, .ratio, "33.3\u{A0}%"),
    (1, 1600, .ratio, "0.1\u{A0}%"), (0, 1, .ratio, "0.0\u{A0}%"),
    (7, 1, .count, "7"), (9999, 1, .count, "9999"),
    (1_234_567, 1, .count, "1\u{202F}234\u{202F}567"),
    (59, 1, .seconds, "59\u{A0}s"), (5400, 1, .seconds, "1.5\u{A0}h"),
    (129_600, 1, .seconds, "36.0\u{A0}h"), (259_200, 1, .seconds, "3.0\u{A0}d"),
    (90, 1, .seconds, "1.5\u{A0}min"),
    (1, 8, .money("EUR"), "0.13\u{A0}EUR"), (1, 80, .money("EUR"), "0.0125\u{A0}EUR"),
    (-1, 80, .money("EUR"), "−0.0125\u{A0}EUR"), (0, 1, .money("EUR"), "0.00\u{A0}EUR"),
  ])
  func `a value is written in its unit`(top: Int, bottom: Int, unit: FigureUnit, text: String)
    throws
  {
    let value = try #require(Rational(Int128(top), Int128(bottom)))
    #expect(FigureText.value(value, unit: unit) == text)
  }

  @Test func `a rate over too few records is printed as counts`() {
    let figure = Figure(
      id: "x", period: .instant(Instant(seconds: 0)), asOf: Instant(seconds: 0),
      status: .insufficient(because: "fewer than 5"), value: Rational(1, 3), unit: .ratio,
      numerator: 1, denominator: 3, definition: DefinitionReference(id: "x", version: 1))
    #expect(FigureText.full(figure) == "1 of 3 (fewer than 5)")
    #expect(FigureText.short(figure) == "1 of 3")
  }

  @Test func `missing data is said with its reason and never a number`() {
    let figure = Figure(
      id: "x", period: .instant(Instant(seconds: 0)), asOf: Instant(seconds: 0),
      status: .noData(because: "no sessions file"), unit: .ratio,
      definition: DefinitionReference(id: "x", version: 1))
    #expect(FigureText.full(figure) == "no data (no sessions file)")
  }
}
