/// Whether more defects than before can be told from chance.
///
/// If the rate has not changed, the t = d + d₀ defects fall on the later week like t draws with the
/// chance n ÷ (n + n₀): the exact conditional test of two rates (J. Przyborowski and H. Wilenski,
/// "Homogeneity of Results in Testing Samples from Poisson Series", 1940).
package struct DriftTest: Hashable, Sendable {
  package enum Grade: String, CaseIterable, Sendable {
    case strong, weak
    /// From chance.
    case indistinguishable
    /// Fewer than three defects in the week.
    case tooFew = "too_few"
  }

  /// The probability of as many defects or more, were the rate unchanged.
  package let probability: Double
  package let grade: Grade

  package init(_ current: DefectCount, against reference: DefectCount) {
    let all = current.units + reference.units
    let chance = all == 0 ? 0 : Double(current.units) / Double(all)
    let draws = BinomialDistribution(
      trials: current.defects + reference.defects, chance: chance)
    probability = draws.probability(atLeast: current.defects)
    grade = Self.grade(current.defects, probability)
  }

  private static func grade(_ defects: Int, _ probability: Double) -> Grade {
    if defects < 3 { return .tooFew }
    if probability <= 0.05 { return .strong }
    return probability <= 0.2 ? .weak : .indistinguishable
  }

  /// The chance that two weeks of those numbers of units fire the trigger, though the rate of both
  /// is the pooled one of the two.
  package static func falseAlarm(_ current: DefectCount, against reference: DefectCount) -> Double {
    let units = current.units + reference.units
    guard units > 0 else { return 0 }
    let rate = Double(current.defects + reference.defects) / Double(units)
    let now = BinomialDistribution(trials: current.units, chance: min(1, rate))
    let before = BinomialDistribution(trials: reference.units, chance: min(1, rate))
    var sum = 0.0
    for defects in 0...reference.units {
      let weight = before.probability(of: defects)
      guard weight > 1e-12 else { continue }
      sum += weight * now.probability(atLeast: least(defects, current.units, reference.units))
    }
    return min(1, sum)
  }

  /// The fewest defects that are more than 1.25 times as many a unit; one where there were none.
  private static func least(_ defects: Int, _ units: Int, _ before: Int) -> Int {
    defects * units * 5 / (before * 4) + 1
  }
}
