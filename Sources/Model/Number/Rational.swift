/// An exact fraction in lowest terms, with a positive denominator.
///
/// Counts, ratios, means, medians, percentiles and amounts of money are all rational: comparing
/// them with a target is exact, and rounding happens once, when a number is printed. Arithmetic is
/// exact while both terms fit `bitLimit` bits, which sums over any real record do; beyond that the
/// nearest fraction with terms of half as many bits is taken (relative error below 2^-48).
package struct Rational: Hashable, Sendable {
  package let numerator: Int128
  package let denominator: Int128

  /// The bits a term may have: products by ten and the sum of two products' halves still fit.
  private static let bitLimit = 100

  package init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// nil for a zero denominator, or where the reduced fraction does not fit 100 bits.
  package init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    guard top >> Self.bitLimit == 0, bottom >> Self.bitLimit == 0 else { return nil }
    self.init(reduced: top, bottom, isNegative: (numerator < 0) != (denominator < 0))
  }

  private init(reduced top: UInt128, _ bottom: UInt128, isNegative: Bool) {
    numerator = isNegative ? -Int128(top) : Int128(top)
    denominator = Int128(bottom)
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
    while b != 0 {
      // Most fractions of a record fit 64 bits, where a division is twenty times as fast.
      if let small = UInt64(exactly: a), let other = UInt64(exactly: b) {
        return UInt128(greatestCommonDivisor(small, other))
      }
      (a, b) = (b, a % b)
    }
    return max(a, 1)
  }

  private static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  /// The nearest binary floating-point number: correctly rounded while both terms are below 2^53.
  package var double: Double {
    // The same value, much sooner, for the numbers that occur.
    if let numerator = Int64(exactly: numerator), let denominator = Int64(exactly: denominator) {
      return Double(numerator) / Double(denominator)
    }
    return Double(numerator) / Double(denominator)
  }

  /// The value where it is a whole number of 64 bits.
  package var whole: Int64? { denominator == 1 ? Int64(exactly: numerator) : nil }

  /// Decimal digits with exactly `places` after the point, halves rounded away from zero.
  package func decimal(places: Int) -> String {
    let bottom = UInt128(denominator)
    var whole = numerator.magnitude / bottom
    var rest = numerator.magnitude % bottom
    // Long division: a remainder of 100 bits times ten still fits.
    var digits: [UInt8] = []
    for _ in 0..<places {
      rest *= 10
      digits.append(UInt8(rest / bottom))
      rest %= bottom
    }
    if rest * 2 >= bottom {
      var index = digits.count
      while index > 0, digits[index - 1] == 9 {
        index -= 1
        digits[index] = 0
      }
      if index > 0 { digits[index - 1] += 1 } else { whole += 1 }
    }
    let isZero = whole == 0 && digits.allSatisfy { $0 == 0 }
    let sign = numerator < 0 && !isZero ? "-" : ""
    guard places > 0 else { return "\(sign)\(whole)" }
    return "\(sign)\(whole)." + String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}

// MARK: Arithmetic

extension Rational {
  package static func + (left: Self, right: Self) -> Self {
    combine(left, right) { top, other in top.addingReportingOverflow(other) }
  }

  package static func - (left: Self, right: Self) -> Self {
    combine(left, right) { top, other in top.subtractingReportingOverflow(other) }
  }

  package static func * (left: Self, right: Self) -> Self {
    let (top, topOverflow) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (bottom, bottomOverflow) =
      left.denominator.multipliedReportingOverflow(by: right.denominator)
    if !topOverflow, !bottomOverflow, let exact = Self(top, bottom) { return exact }
    let (first, second) = (left.halved, right.halved)
    return nearest(first.numerator * second.numerator, first.denominator * second.denominator)
  }

  /// Division by zero is a bug of the caller.
  package static func / (left: Self, right: Self) -> Self {
    precondition(right.numerator != 0, "a number divided by zero")
    let isNegative = right.numerator < 0
    return left
      * Self(
        reduced: UInt128(right.denominator), right.numerator.magnitude, isNegative: isNegative)
  }

  package static prefix func - (value: Self) -> Self { 0 - value }

  package static func += (left: inout Self, right: Self) { left = left + right }

  private static func combine(
    _ left: Self, _ right: Self, _ join: (Int128, Int128) -> (Int128, Bool)
  ) -> Self {
    let (first, firstOverflow) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (second, secondOverflow) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    let (bottom, bottomOverflow) =
      left.denominator.multipliedReportingOverflow(by: right.denominator)
    let (top, topOverflow) = join(first, second)
    if !firstOverflow, !secondOverflow, !bottomOverflow, !topOverflow,
      let exact = Self(top, bottom)
    {
      return exact
    }
    let (a, b) = (left.halved, right.halved)
    let (sum, _) = join(a.numerator * b.denominator, b.numerator * a.denominator)
    return nearest(sum, a.denominator * b.denominator)
  }

  /// With terms of at most 50 bits, so that products of two fit.
  private var halved: Self { Self.nearest(numerator, denominator, bits: Self.bitLimit / 2) }

  /// The fraction with its terms shifted down until both fit; a magnitude beyond is its limit.
  private static func nearest(_ top: Int128, _ bottom: Int128, bits: Int = bitLimit) -> Self {
    var (high, low) = (top.magnitude, bottom.magnitude)
    while high >> bits != 0 || low >> bits != 0 {
      high >>= 1
      low >>= 1
    }
    let divisor = greatestCommonDivisor(high, max(low, 1))
    return Self(
      reduced: high / divisor, max(low, 1) / divisor, isNegative: (top < 0) != (bottom < 0))
  }
}

extension Rational: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return first.high != second.high ? first.high < second.high : first.low < second.low
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}
