package import Model

/// Percentiles by linear interpolation at rank (n − 1)p: R's type 7, as NumPy, Excel's
/// PERCENTILE.INC and DuckDB's quantile_cont have it.
package enum Percentile {
  /// The exact percentile of integers, divided by `scale`; `part` is 0 to 1. nil for no values, a
  /// part out of range, or where the fraction does not fit.
  package static func of(_ values: [Int64], at part: Rational, scale: Int64 = 1) -> Rational? {
    ofSorted(values.sorted()[...], at: part, scale: scale)
  }

  /// The same of values that are already in order.
  package static func ofSorted(
    _ values: ArraySlice<Int64>, at part: Rational, scale: Int64 = 1
  ) -> Rational? {
    guard !values.isEmpty, part >= 0, part <= 1, scale != 0 else { return nil }
    let bottom = Int128(part.denominator)
    let position = Int128(part.numerator) * Int128(values.count - 1)
    let rank = Int(position / bottom)
    let low = Int128(values[values.startIndex + rank])
    let high = Int128(values[values.startIndex + min(rank + 1, values.count - 1)])
    let rest = position % bottom
    return Rational(low * bottom + (high - low) * rest, bottom * Int128(scale))
  }

  /// The middle value, or the mean of the two middle values.
  package static func median(_ values: [Int64], scale: Int64 = 1) -> Rational? {
    Rational(1, 2).flatMap { of(values, at: $0, scale: scale) }
  }
}
