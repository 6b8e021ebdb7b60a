/// An exact fraction in lowest terms, with a positive denominator.
///
/// Counts, ratios, means, medians and percentiles of integers are all rational: comparing them
/// with a target is exact, and rounding happens once, when a number is printed.
package struct Rational: Hashable, Sendable {
  package let numerator: Int64
  package let denominator: Int64

  package init(_ whole: Int) {
    numerator = Int64(whole)
    denominator = 1
  }

  /// nil for a zero denominator, or where the reduced fraction does not fit 64 bits.
  package init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    let top = numerator / Int128(divisor) * sign
    let bottom = denominator / Int128(divisor) * sign
    guard let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) else { return nil }
    self.numerator = top
    self.denominator = bottom
  }

  /// Reads a decimal such as `3`, `-0.25` or `95.5`; at most 18 digits in all.
  package init?(decimal text: String) {
    var digits = Array(text.utf8)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2, digits.count <= 18,
      let whole = Digits.value(parts[0])
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : []
    guard parts.count == 1 || !fraction.isEmpty,
      let part = fraction.isEmpty ? 0 : Digits.value(fraction)
    else { return nil }
    var scale: Int128 = 1
    for _ in fraction { scale *= 10 }
    let value = Int128(whole) * scale + Int128(part)
    self.init(isNegative ? -value : value, scale)
  }

  private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  /// The nearest binary floating-point number: correctly rounded while both terms are below 2^53.
  package var double: Double { Double(numerator) / Double(denominator) }

  /// Decimal digits with exactly `places` after the point, halves rounded away from zero.
  package func decimal(places: Int) -> String {
    var scale: Int128 = 1
    for _ in 0..<places { scale *= 10 }
    let bottom = Int128(denominator)
    let top = Int128(numerator.magnitude) * scale
    let rounded = (top * 2 + bottom) / (bottom * 2)
    let whole = String(rounded / scale)
    let sign = numerator < 0 && rounded != 0 ? "-" : ""
    guard places > 0 else { return sign + whole }
    let fraction = String(rounded % scale)
    let pad = String(repeating: "0", count: places - fraction.utf8.count)
    return "\(sign)\(whole).\(pad)\(fraction)"
  }
}

extension Rational: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    Int128(left.numerator) * Int128(right.denominator)
      < Int128(right.numerator) * Int128(left.denominator)
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}
