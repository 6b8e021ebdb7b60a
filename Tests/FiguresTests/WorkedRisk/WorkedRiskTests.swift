import Diagnostics
import Figures
import Foundation
import Model
import RecordFixtures
import Testing

/// `Derivation/derive.py` computes the same from the same record with fractions alone, piece by
/// piece of time: overlapping incidents, an open one, maintenance, fractions of customers,
/// duplicates, incidents of two services, of none, without a start, severity or end that holds, two
/// currencies, a change of rates inside the quarter, a summer-time change, a budget crossed in the
/// middle of an incident, the first twentieth of the quarter, no burn, and no budget.
@Suite struct `The worked risk budget` {
  @Test func `every figure is the derived one`() throws {
    let record = try WorkedRiskRecord.read()
    let expected = try WorkedRiskRecord.expected().filter { $0.hasPrefix("figure|") }
    var lines: [String] = []
    for text in record.as_of {
      let asOf = WorkedRiskRecord.time(text)
      let context = MetricContext(facts: record.facts, asOf: asOf)
      let figures = MetricCatalog.figures(in: context).all.filter { figure in
        figure.id.hasPrefix("risk.") || figure.id == "ops.failure_modes"
      }
      lines += figures.map { Self.line($0) }
    }
    Self.compare(lines, expected)
    #expect(expected.count > 1000)
  }

  @Test func `every reading is the derived one`() throws {
    let record = try WorkedRiskRecord.read()
    let expected = try WorkedRiskRecord.expected().filter { !$0.hasPrefix("figure|") }
    var lines: [String] = []
    for text in record.as_of {
      let asOf = WorkedRiskRecord.time(text)
      let reading = RecordReading(facts: record.facts, asOf: asOf)
      for budget in RiskBudgetReading.all(in: reading) {
        lines += Self.lines(budget, budget.impact, asOf) + Self.lines(budget, budget.spend, asOf)
        lines += budget.impact.budget == nil ? [] : Self.impactLines(budget, asOf)
      }
      let ranking = FailureModeRanking(reading)
      lines += (ranking.modes + [ranking.unclassified]).map { Self.line($0, asOf) }
    }
    Self.compare(lines, expected)
    #expect(expected.count > 200)
  }

  // MARK: Lines as the script prints them

  private static func compare(_ lines: [String], _ expected: [String]) {
    let missing = Set(expected).subtracting(lines).sorted()
    let surplus = Set(lines).subtracting(expected).sorted()
    #expect(missing.prefix(8) == [], "not computed")
    #expect(surplus.prefix(8) == [], "not derived")
    #expect(lines.count == expected.count)
  }

  private static func text(_ value: Rational?) -> String {
    value.map { "\($0.numerator)/\($0.denominator)" } ?? "-"
  }

  private static func list(_ ids: [String]) -> String {
    ids.isEmpty ? "-" : ids.joined(separator: ",")
  }

  private static func line(_ figure: Figure) -> String {
    [
      "figure", "\(figure.asOf)", figure.name, "\(figure.period)", figure.status.word,
      text(figure.value), list(figure.evidence.map(\.record)), list(figure.excluded.map(\.record)),
    ].joined(separator: "|")
  }

  private static func lines(
    _ budget: RiskBudgetReading, _ reading: BudgetReading, _ asOf: Instant
  ) -> [String] {
    guard reading.budget != nil else { return [] }
    let start = "\(asOf)|\(budget.scope.id)|\(reading.kind.rawValue)"
    let steps = [Rational.of(1, 2), .of(3, 4), .of(1, 1)].compactMap(\.self)
    let crossings = steps.map { part in
      let at = reading.crossing(of: part).map { "\($0)" } ?? "-"
      return "crossing|\(start)|\(text(part))|\(at)"
    }
    return crossings + ["exhaustion|\(start)|\(words(reading.exhaustion))"]
  }

  private static func words(_ exhaustion: Exhaustion?) -> String {
    switch exhaustion {
    case .exhausted(let at): "exhausted \(at)"
    case .between(let earliest, let latest): "\(earliest) \(latest.map { "\($0)" } ?? "-")"
    case .notBeforeQuarterEnd: "not before the end"
    case .noBurn: "no burn"
    case .noForecast: "no forecast"
    case nil: "none"
    }
  }

  private static func impactLines(_ budget: RiskBudgetReading, _ asOf: Instant) -> [String] {
    let start = "\(asOf)|\(budget.scope.id)|impact"
    let limits = ["9.1", "3.25", "1.3"]
    let warnings = zip(limits, budget.warnings).map { limit, warning in
      #expect(warning.threshold == Rational(decimal: limit))
      return "warning|\(start)|\(limit)|\(text(warning.longRate))|\(text(warning.shortRate))|"
        + (warning.isRaised ? "raised" : "quiet")
    }
    let bends = budget.impact.samples().map { "bend|\(start)|\($0.at)|\(text($0.consumed))" }
    let incidents = budget.incidents.map { share in
      "incident|\(start)|\(share.incident.id)|\(text(share.minutes))|\(text(share.share))|"
        + (share.isLarge ? "large" : "small")
    }
    let modes = budget.modes.map { share in
      "mode|\(start)|\(share.mode ?? "~unclassified")|\(text(share.minutes))|"
        + "\(text(share.share))|" + (share.isDominant ? "dominant" : "minor")
    }
    let confidence = budget.impact.isLowConfidence ? "low" : "normal"
    return warnings + bends + incidents + modes + ["confidence|\(start)|\(confidence)"]
  }

  private static func line(_ mode: FailureModeReading, _ asOf: Instant) -> String {
    let days = [mode.first, mode.last].map { $0.map { "\($0)" } ?? "-" }
    return [
      "rank", "\(asOf)", mode.mode, text(mode.minutes), "\(mode.incidents.count)", days[0],
      days[1], list(mode.services),
    ].joined(separator: "|")
  }
}
