/// The 95 % interval of a part of a whole by Wilson's score (E. B. Wilson, "Probable Inference, the
/// Law of Succession, and Statistical Inference", 1927), without continuity correction.
package struct WilsonInterval: Hashable, Sendable {
  package let lower: Double
  package let upper: Double

  /// The 97.5th percentile of the normal distribution.
  private static let z = 1.959963984540054

  /// nil for no trials.
  package init?(_ successes: Int, of trials: Int) {
    guard trials > 0, (0...trials).contains(successes) else { return nil }
    let count = Double(trials)
    let part = Double(successes) / count
    let square = Self.z * Self.z
    let center = part + square / (2 * count)
    let spread = Self.z * (part * (1 - part) / count + square / (4 * count * count)).squareRoot()
    let scale = 1 + square / count
    lower = successes == 0 ? 0 : (center - spread) / scale
    upper = successes == trials ? 1 : (center + spread) / scale
  }
}
