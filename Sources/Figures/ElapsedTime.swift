import Model

/// Lengths of time in the words of evidence: `45 s`, `12 min`, `5.2 h`, `3.4 d`.
package enum ElapsedTime {
  /// Minutes from one minute on, hours from one hour on, days from two days on; one decimal,
  /// halves away from zero.
  package static func words(_ elapsed: Duration) -> String {
    let micros = elapsed.microseconds
    let seconds = micros.magnitude / 1_000_000
    switch seconds {
    case ..<60: return text(micros, 1_000_000, "s", places: 0)
    case ..<3600: return text(micros, 60_000_000, "min", places: 0)
    case ..<172_800: return text(micros, 3_600_000_000, "h", places: 1)
    default: return text(micros, 86_400_000_000, "d", places: 1)
    }
  }

  private static func text(_ micros: Int64, _ unit: Int64, _ name: String, places: Int) -> String {
    guard let value = Rational(Int128(micros), Int128(unit)) else { return "" }
    return "\(value.decimal(places: places)) \(name)"
  }
}
