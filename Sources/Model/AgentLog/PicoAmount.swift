/// An amount of money as a whole number of 10⁻¹² of the currency: what prices of single tokens and
/// their sums are counted in, exactly and fast.
///
/// The largest amount is beyond 10²⁵ of the currency: sums over any log fit.
package struct PicoAmount: Hashable, Comparable, Sendable {
  /// How many make one of the currency.
  package static let scale: Int64 = 1_000_000_000_000

  package var picos: Int128

  package init(picos: Int128 = 0) { self.picos = picos }

  /// In whole units of the currency; exact.
  package var amount: Rational { Rational(picos, Int128(Self.scale)) ?? 0 }

  package static func + (left: Self, right: Self) -> Self {
    PicoAmount(picos: left.picos + right.picos)
  }

  package static func - (left: Self, right: Self) -> Self {
    PicoAmount(picos: left.picos - right.picos)
  }

  package static func += (left: inout Self, right: Self) { left.picos += right.picos }

  package static func < (left: Self, right: Self) -> Bool { left.picos < right.picos }
}
