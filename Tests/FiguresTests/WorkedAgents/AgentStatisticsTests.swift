import Figures
import Model
import Testing

/// Expected values by Python's fractions and math.comb, but where another source is named.
@Suite struct `Statistics of agents` {
  struct Binomial: Sendable {
    let trials: Int
    let chance: Double
    let atLeast: Int
    let probability: Double
  }

  static let binomials = [
    Binomial(trials: 10, chance: 0.5, atLeast: 6, probability: 0.376953125),
    Binomial(trials: 16, chance: 0.5, atLeast: 12, probability: 0.0384063720703125),
    Binomial(trials: 55, chance: 0.5, atLeast: 35, probability: 0.029_032_073_396_204_533),
    Binomial(trials: 0, chance: 0.3, atLeast: 0, probability: 1),
    Binomial(trials: 5, chance: 0, atLeast: 1, probability: 0),
    Binomial(trials: 5, chance: 1, atLeast: 5, probability: 1),
    Binomial(trials: 5, chance: 0.5, atLeast: 6, probability: 0),
  ]

  @Test(arguments: binomials)
  func `tails of binomial distributions`(item: Binomial) {
    let distribution = BinomialDistribution(trials: item.trials, chance: item.chance)
    let tail = distribution.probability(atLeast: item.atLeast)
    #expect((tail - item.probability).magnitude < 1e-12)
    let rest = distribution.probability(atMost: item.atLeast - 1)
    #expect((tail + rest - 1).magnitude < 1e-12)
  }

  /// A million trials: powers and factorials would be beyond any number.
  @Test func `large numbers neither overflow nor vanish`() {
    let distribution = BinomialDistribution(trials: 1_000_000, chance: 0.5)
    // A half, and half of the middle itself: its logarithm by math.lgamma.
    #expect((distribution.probability(atLeast: 500_000) - 0.500_398_942_180).magnitude < 1e-9)
  }

  /// Wilson's score as statsmodels' `proportion_confint(method="wilson")` documents it.
  @Test func `intervals by Wilson's score`() throws {
    let one = try #require(WilsonInterval(1, of: 10))
    #expect((one.lower - 0.017_876_213_1).magnitude < 1e-9)
    #expect((one.upper - 0.404_150_026_8).magnitude < 1e-9)
    let none = try #require(WilsonInterval(0, of: 10))
    #expect(none.lower == 0)
    #expect((none.upper - 0.277_532_799_9).magnitude < 1e-9)
    #expect(WilsonInterval(0, of: 0) == nil)
  }

  /// 1 − 0.05^(1/n) without a defect; the definition's own examples.
  @Test func `what a sample proves`() {
    #expect(
      (SampleProof(reviewed: 10, defects: 0).largestRate - 0.258_865_551_0).magnitude < 1e-9)
    #expect(SampleProof(reviewed: 58, defects: 0).largestRate > 0.05)
    #expect(SampleProof(reviewed: 59, defects: 0).largestRate < 0.05)
    #expect(
      (SampleProof(reviewed: 10, defects: 1).largestRate - 0.394_163_302_4).magnitude < 1e-9)
    #expect(SampleProof(reviewed: 3, defects: 3).largestRate == 1)
    #expect(
      SampleProof(reviewed: 10, defects: 0).words
        == "0 defects in 10 reviews still allow a defect rate of 26 %; that it is at most 5 % needs "
        + "59 reviews without one")
    #expect(
      SampleProof(reviewed: 0, defects: 0).words
        == "no unit was reviewed, so that nothing is known")
  }

  /// The percentile over several samples is that of all their values.
  @Test func `percentiles over several samples`() {
    let samples = [[5, 1, 9], [], [3, 3, 3, 12], [7]].map { DurationSample($0) }
    let all = DurationSample([1, 3, 3, 3, 5, 7, 9, 12])
    for percent in 0...100 {
      #expect(PooledPercentile.of(samples, percent) == all.percentile(percent))
    }
    #expect(PooledPercentile.of([DurationSample()], 50) == nil)
    #expect(PooledPercentile.of(samples, 50) == 4)
  }

  /// 6 of 8 that changed their mind: 2·P(X ≤ 2) of 8 at one half is 74/256.
  @Test func `discordant cases of two runs`() {
    let comparison = EvalRun.Comparison(
      previousDate: CivilDate(daysSinceEpoch: 0), commonCases: 100, passedBoth: 80,
      passedOnlyBefore: 6, passedOnlyNow: 2)
    #expect((comparison.probability - 74.0 / 256).magnitude < 1e-12)
    #expect(comparison.change == Rational(-4, 100))
  }

  @Test func `the sample is the part asked for, rounded up`() throws {
    let part = try #require(Rational(1, 20))
    #expect(
      [0, 1, 20, 21, 100, 101].map { SampleChoice.size(of: part, $0) } == [0, 1, 1, 2, 5, 6])
    #expect(SampleChoice.size(of: 1, 7) == 7)
  }

  @Test func `the units with the first hashes are chosen, each once`() throws {
    let hashes = ["a": "3", "b": "1", "c": "2", "d": "1"]
    let choice = SampleChoice(from: ["a", "b", "c", "d", "b"], part: Rational(3, 4) ?? 0) {
      hashes[$0] ?? ""
    }
    #expect(choice.count == 4)
    #expect(choice.chosen.map(\.id) == ["b", "d", "c"])
  }
}
