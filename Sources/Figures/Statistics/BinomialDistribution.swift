/// The number of successes in independent trials of one chance.
///
/// Probabilities are summed outwards from the most likely number, each from its neighbour, and
/// divided by their sum: neither factorials nor powers are needed, and nothing overflows. Relative
/// errors stay below 1e-10 for up to a million trials.
package struct BinomialDistribution: Sendable {
  package let trials: Int
  /// 0 to 1.
  package let chance: Double
  /// Of each number, from 0 to `trials`.
  private let probabilities: [Double]

  package init(trials: Int, chance: Double) {
    precondition(trials >= 0 && (0...1).contains(chance), "a chance is a number from 0 to 1")
    self.trials = trials
    self.chance = chance
    probabilities = Self.probabilities(trials, chance)
  }

  package func probability(of successes: Int) -> Double {
    probabilities.indices.contains(successes) ? probabilities[successes] : 0
  }

  /// Of that many, or more.
  package func probability(atLeast successes: Int) -> Double {
    guard successes > 0 else { return 1 }
    guard successes <= trials else { return 0 }
    // From the smallest terms on.
    return min(1, probabilities[successes...].reversed().reduce(0, +))
  }

  /// Of that many, or fewer.
  package func probability(atMost successes: Int) -> Double {
    guard successes >= 0 else { return 0 }
    guard successes < trials else { return 1 }
    return min(1, probabilities[...successes].reduce(0, +))
  }

  private static func probabilities(_ trials: Int, _ chance: Double) -> [Double] {
    var weights = [Double](repeating: 0, count: trials + 1)
    guard chance > 0, chance < 1 else {
      weights[chance == 0 ? 0 : trials] = 1
      return weights
    }
    let mode = min(trials, Int(Double(trials + 1) * chance))
    let odds = chance / (1 - chance)
    weights[mode] = 1
    var number = mode
    while number < trials, weights[number] > 0 {
      weights[number + 1] = weights[number] * Double(trials - number) / Double(number + 1) * odds
      number += 1
    }
    number = mode
    while number > 0, weights[number] > 0 {
      weights[number - 1] = weights[number] * Double(number) / Double(trials - number + 1) / odds
      number -= 1
    }
    let sum = sum(weights, mode)
    return weights.map { $0 / sum }
  }

  /// From the smallest weight on, which are those at both ends: they fall on both sides of the mode.
  private static func sum(_ weights: [Double], _ mode: Int) -> Double {
    var sum = 0.0
    var low = 0
    var high = weights.count - 1
    while low <= high {
      if low < mode, high == mode || weights[low] < weights[high] {
        sum += weights[low]
        low += 1
      } else {
        sum += weights[high]
        high -= 1
      }
    }
    return sum
  }
}
