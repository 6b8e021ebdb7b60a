package import Model

/// Percentiles over several samples as if they were one, without putting them together: a million
/// cycle times are in a dozen cells, and each percentile is asked for by workflow, model and lane.
package enum PooledPercentile {
  /// The percentile `percent` (0 to 100), as `DurationSample.percentile` has it for one sample; in
  /// microseconds. nil for no values.
  package static func of(_ samples: [DurationSample], _ percent: Int) -> Rational? {
    let own = samples.filter { $0.count > 0 }
    let count = own.reduce(0) { $0 + $1.count }
    guard count > 0, (0...100).contains(percent) else { return nil }
    let (index, rest) = ((count - 1) * percent).quotientAndRemainder(dividingBy: 100)
    let low = value(own, at: index)
    guard rest > 0 else { return Rational(Int(low)) }
    let high = value(own, at: index + 1)
    return Rational(Int128(low) * 100 + Int128(high - low) * Int128(rest), 100)
  }

  /// The value with `index` values before it in order: the least one that more than `index` values
  /// do not exceed, by halving.
  private static func value(_ samples: [DurationSample], at index: Int) -> Int64 {
    if samples.count == 1 { return samples[0].microseconds[index] }
    var low = samples.compactMap(\.microseconds.first).min() ?? 0
    var high = samples.compactMap(\.microseconds.last).max() ?? 0
    while low < high {
      let middle = low + (high - low) / 2
      let atMost = samples.reduce(0) { sum, sample in
        sum + sample.microseconds.partitioningIndex { $0 > middle }
      }
      if atMost > index { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
