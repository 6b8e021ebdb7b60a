package import Model

/// How prices of tokens are written: to the last digit, for small ones are rounded to nothing.
package enum PriceText {
  /// `0.075`, `3.00`: at least two decimals, at most nine.
  package static func amount(_ value: Rational) -> String {
    let scales: [(places: Int, scale: Int)] = [
      (2, 100), (3, 1_000), (4, 10_000), (5, 100_000), (6, 1_000_000), (7, 10_000_000),
      (8, 100_000_000),
    ]
    let exact = scales.first { (value * Rational($0.scale)).whole != nil }
    return value.decimal(places: exact?.places ?? 9)
  }

  /// `input 3.00, output 15.00`
  package static func pair(_ price: ModelPrice) -> String {
    "input \(amount(price.input)), output \(amount(price.output))"
  }
}
