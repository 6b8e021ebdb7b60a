package import Model

/// The arithmetic mean.
package enum Mean {
  /// The exact mean of integers, divided by `scale` (microseconds by 1 000 000 give seconds); nil
  /// for no values or where the fraction does not fit.
  package static func of(_ values: [Int64], scale: Int64 = 1) -> Rational? {
    guard !values.isEmpty else { return nil }
    var sum: Int128 = 0
    for value in values { sum += Int128(value) }
    return Rational(sum, Int128(values.count) * Int128(scale))
  }
}
