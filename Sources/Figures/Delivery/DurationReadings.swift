import Model

/// Figures of lengths of time that are given in microseconds and in order.
extension MetricReading {
  /// The percentile of at least one length, in seconds.
  static func percentile(
    _ sorted: ArraySlice<Int64>, _ part: Rational, as term: String
  ) -> MetricReading {
    MetricReading(
      value: Percentile.ofSorted(sorted, at: part, scale: 1_000_000), count: sorted.count,
      terms: [FigureTerm(term, Rational(sorted.count))])
  }

  /// The 90th percentile; of fewer than ten the largest, which is insufficient.
  static func ninetieth(_ sorted: ArraySlice<Int64>, as term: String) -> MetricReading {
    guard sorted.count < 10 else { return percentile(sorted, .nineTenths, as: term) }
    var reading = percentile(sorted, 1, as: term)
    reading.status = .insufficient(
      because: "the largest of \(sorted.count): a 90th percentile needs 10")
    return reading
  }
}

extension Rational {
  static let half = Rational(1, 2) ?? 0
  static let threeQuarters = Rational(3, 4) ?? 0
  static let nineTenths = Rational(9, 10) ?? 0
}
