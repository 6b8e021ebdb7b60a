import Foundation
import Model
import Testing
import WorkspaceFixtures

@testable import Figures

/// The cases of `Derivation/statistics_cases.txt`, which `statistics_cases.py` drew from a seed and
/// worked out with exact fractions, 50 digits, and nothing of govpack's. Fractions must be the same;
/// numbers may differ by 1e-12.
@Suite struct `Statistics by another implementation` {
  /// The parts of each line behind the name of its statistic.
  private static let cases: [String: [[Substring]]] = {
    let path =
      FixtureWorkspace.projectRoot + "/Tests/FiguresTests/Derivation/statistics_cases.txt"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "|", omittingEmptySubsequences: false)
    }
    return Dictionary(grouping: rows) { String($0[0]) }.mapValues { $0.map { Array($0[1...]) } }
  }()

  /// All cases of a statistic, of which there are as many as the script says.
  private static func cases(_ name: String, count: Int) throws -> [[Substring]] {
    let found = cases[name] ?? []
    try #require(found.count == count)
    return found
  }

  private static func wholes(_ text: Substring) -> [Int64] {
    text.split(separator: " ").compactMap { Int64($0) }
  }

  private static func fraction(_ text: Substring) throws -> Rational {
    let terms = text.split(separator: "/").compactMap { Int128($0) }
    try #require(terms.count == 2)
    return try #require(Rational(terms[0], terms[1]))
  }

  private static func whole(_ text: Substring) throws -> Int { try #require(Int(text)) }
  private static func scale(_ text: Substring) throws -> Int64 { try #require(Int64(text)) }
  private static func number(_ text: Substring) throws -> Double { try #require(Double(text)) }

  private static func isNear(_ left: Double, _ right: Double, within: Double = 1e-12) -> Bool {
    (left - right).magnitude <= within
  }

  @Test func `percentiles`() throws {
    for item in try Self.cases("percentile", count: 250) {
      let result = Percentile.of(
        Self.wholes(item[0]), at: try Self.fraction(item[1]),
        scale: try Self.scale(item[2]))
      #expect(try result == Self.fraction(item[3]), "\(item)")
    }
  }

  @Test func `medians and means`() throws {
    for item in try Self.cases("median", count: 150) {
      let result = Percentile.median(Self.wholes(item[0]), scale: try Self.scale(item[1]))
      #expect(try result == Self.fraction(item[2]), "\(item)")
    }
    for item in try Self.cases("mean", count: 150) {
      let result = Mean.of(Self.wholes(item[0]), scale: try Self.scale(item[1]))
      #expect(try result == Self.fraction(item[2]), "\(item)")
    }
  }

  @Test func `percentiles of several samples`() throws {
    for item in try Self.cases("pooled", count: 150) {
      let samples = item[0].split(separator: ",", omittingEmptySubsequences: false)
        .map { DurationSample(Self.wholes($0).sorted()) }
      let result = PooledPercentile.of(samples, try Self.whole(item[1]))
      #expect(try result == Self.fraction(item[2]), "\(item)")
    }
  }

  @Test func `intervals by Wilson's score`() throws {
    for item in try Self.cases("wilson", count: 200) {
      let interval = try #require(
        WilsonInterval(try Self.whole(item[0]), of: try Self.whole(item[1])))
      #expect(Self.isNear(interval.lower, try Self.number(item[2])), "\(item)")
      #expect(Self.isNear(interval.upper, try Self.number(item[3])), "\(item)")
    }
  }

  @Test func `tails of binomial distributions, and what a sample proves`() throws {
    for item in try Self.cases("tail", count: 150) {
      let distribution = BinomialDistribution(
        trials: try Self.whole(item[0]), chance: try Self.number(item[1]))
      let tail = distribution.probability(atLeast: try Self.whole(item[2]))
      #expect(Self.isNear(tail, try Self.number(item[3])), "\(item)")
    }
    for item in try Self.cases("proof", count: 60) {
      let proof = SampleProof(
        reviewed: try Self.whole(item[0]), defects: try Self.whole(item[1]))
      #expect(Self.isNear(proof.largestRate, try Self.number(item[2])), "\(item)")
    }
  }

  @Test func `drift and its false alarms`() throws {
    for item in try Self.cases("drift", count: 150) {
      let counts = item[..<4].compactMap { Int($0) }
      let test = DriftTest(
        DefectCount(defects: counts[0], units: counts[1]),
        against: DefectCount(defects: counts[2], units: counts[3]))
      #expect(Self.isNear(test.probability, try Self.number(item[4])), "\(item)")
      #expect(test.grade.rawValue == item[5], "\(item)")
    }
    for item in try Self.cases("alarm", count: 50) {
      let counts = item[..<4].compactMap { Int($0) }
      let alarm = DriftTest.falseAlarm(
        DefectCount(defects: counts[0], units: counts[1]),
        against: DefectCount(defects: counts[2], units: counts[3]))
      // Terms below 1e-12 are left out, one a unit at most.
      #expect(Self.isNear(alarm, try Self.number(item[4]), within: 1e-10), "\(item)")
    }
  }

  @Test func `limits of routine variation`() throws {
    for item in try Self.cases("limits", count: 250) {
      let values = try item[0].split(separator: " ").map(Self.fraction)
      let limits = try #require(RoutineLimits(of: values, isRate: item[1] == "1"))
      #expect(try limits.center == Self.fraction(item[2]), "\(item)")
      #expect(try limits.lower == Self.fraction(item[3]), "\(item)")
      #expect(try limits.upper == Self.fraction(item[4]), "\(item)")
    }
  }

  @Test func `signals of a series`() throws {
    let letters: [SeriesReading.Signal: Character] = [
      .outside: "O", .shift: "S", .trend: "T", .cluster: "C",
    ]
    for item in try Self.cases("signals", count: 250) {
      let values = try item[0].split(separator: " ").map { $0 == "-" ? nil : try Self.fraction($0) }
      let limits = try #require(RoutineLimits(of: values.compactMap(\.self), isRate: false))
      let series = SeriesSignals(values: values, limits: limits)
      for (week, expected) in item[1].split(separator: ",").enumerated() {
        let found = series.signals(at: week).compactMap { signal, side in
          letters[signal].map { side == .up ? String($0) : $0.lowercased() }
        }
        #expect((found.isEmpty ? "." : found.joined()) == expected, "week \(week) of \(item)")
      }
    }
  }
}
