/// Lengths of time, all of them: their percentiles are exact.
package struct DurationSample: Hashable, Sendable {
  /// In microseconds, ascending.
  package private(set) var microseconds: [Int64]

  /// Takes them in any order.
  package init(_ microseconds: [Int64] = []) { self.microseconds = microseconds.sorted() }

  package var count: Int { microseconds.count }

  /// Several samples as one: what a percentile over models or lanes is taken from.
  package static func pooled(_ samples: some Sequence<DurationSample>) -> DurationSample {
    DurationSample(samples.flatMap(\.microseconds))
  }

  /// The percentile `percent` (0 to 100) in microseconds, by linear interpolation at the rank
  /// (n−1)·p (R type 7); nil for no values.
  package func percentile(_ percent: Int) -> Rational? {
    guard let last = microseconds.last, (0...100).contains(percent) else { return nil }
    let position = (count - 1) * percent
    let (index, rest) = position.quotientAndRemainder(dividingBy: 100)
    guard rest > 0 else { return Rational(Int(microseconds[index])) }
    let low = microseconds[index]
    let high = index + 1 < count ? microseconds[index + 1] : last
    let scaled = Int128(low) * 100 + Int128(high - low) * Int128(rest)
    return Rational(scaled, 100)
  }

  /// nil for no values.
  package var median: Rational? { percentile(50) }
}
