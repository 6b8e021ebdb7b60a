import Diagnostics
import Figures
import Formats
import Foundation
import Ingest
import Model
import RecordFixtures
import Testing
import WorkspaceFixtures

/// `Derivation/record` holds a log (made up, by `record.py`) with a reopened unit, one over the end
/// of a week, defects found late and too late, escalations before an attempt, after it and after
/// the completion, a planned approval, a week without units, models without a price, parents that
/// repeat their calls' tokens, counts of a cache, logged costs beside computed ones, two
/// currencies, a week compared with one without defects, defects known from samples alone, and
/// evaluations.
/// `Derivation/derive.py` computes every figure of it line by line, without a rollup.
@Suite struct `The worked log of agents` {
  private static let folder =
    FixtureWorkspace.projectRoot + "/Tests/FiguresTests/WorkedAgents/Derivation"

  private static let times = ["2026-11-20T12:00:00Z", "2026-11-29T12:00:00Z"]

  static func facts(at time: Instant) async throws -> Facts {
    let log = DiagnosticLog()
    let root = try WorkspaceFolder(root: "\(folder)/record")
    let facts = await WorkspaceReader.read(root: root, asOf: time, jobs: 2, log: log)
    // The price in another currency.
    #expect(log.sorted.map(\.code) == ["GP5210"])
    return facts
  }

  @Test(arguments: times)
  func `every figure is the derived one`(time: String) async throws {
    let asOf = try #require(Instant(rfc3339: time))
    let facts = try await Self.facts(at: asOf)
    let all = MetricCatalog.figures(in: MetricContext(facts: facts, asOf: asOf)).all
    let figures = all.filter { $0.id.hasPrefix("kpi.") }
    let silent = Dictionary(grouping: figures.filter { $0.status.word == "no_data" }, by: \.name)
    let lines =
      figures.filter { $0.status.word != "no_data" }.map { "\(time)|\(Self.line($0))" }
      + silent.map { "\(time)|\($0.key)|no_data|\($0.value.count)" }
    let expected = try String(contentsOfFile: "\(Self.folder)/expected.txt", encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { $0.hasPrefix(time) }
    #expect(Set(expected).subtracting(lines).sorted().prefix(12) == [], "not computed")
    #expect(Set(lines).subtracting(expected).sorted().prefix(12) == [], "not derived")
    #expect(lines.count == expected.count)
    #expect(lines.count > 1500)
  }

  @Test func `what is absent says why`() async throws {
    let asOf = try #require(Instant(rfc3339: Self.times[0]))
    let facts = try await Self.facts(at: asOf)
    let figures = Throughput().figures(of: facts, at: asOf)
    func reason(_ name: String, _ week: String) -> String? {
      figures.figure(name, .week(RecordFixtures.week(week)))?.status.reason
    }
    #expect(reason("kpi.throughput", "2026-W41") == "the action log begins on 2026-10-13")
    #expect(
      reason(#"kpi.throughput{workflow="refunds"}"#, "2026-W44")
        == "the action log of refunds begins on 2026-11-02")
    #expect(
      reason(#"kpi.throughput{workflow="unlogged"}"#, "2026-W46")
        == "no line of the action log is of unlogged")
    #expect(reason("kpi.throughput", "2026-W44") == nil)
    #expect(figures.figure("kpi.throughput", .week(week("2026-W44")))?.value == 0)
  }

  /// Without units there is no cost per unit, but there is the spend: 4000 and 400 tokens at 3 and 15
  /// for a million.
  @Test func `a week without units shows its spend`() async throws {
    let asOf = try #require(Instant(rfc3339: Self.times[0]))
    let facts = try await Self.facts(at: asOf)
    let figure = try #require(
      CostPerUnit().figures(of: facts, at: asOf)
        .figure(#"kpi.cost_per_unit{workflow="invoices"}"#, .week(week("2026-W42"))))
    #expect(figure.value == nil)
    #expect(figure.status == .notApplicable(because: "no unit was completed"))
    let spend = figure.terms.first { $0.name == "spend of the period" }
    #expect(spend == FigureTerm("spend of the period", Rational.of(18, 1000) ?? 0, .money("EUR")))
  }

  /// Two of the four units reviewed in week 46 were defective; Wilson's interval by Python.
  @Test func `a rate out of samples has its interval and says what was sampled`() async throws {
    let asOf = try #require(Instant(rfc3339: Self.times[1]))
    let facts = try await Self.facts(at: asOf)
    let figure = try #require(
      DefectRate().figures(of: facts, at: asOf)
        .figure(#"kpi.defect_rate{workflow="invoices"}"#, .week(week("2026-W46"))))
    #expect(figure.value == Rational.of(1, 2))
    #expect(figure.coverage == Coverage("sampled", stated: 4, of: 6))
    let interval = figure.terms.filter { $0.name.hasPrefix("95 % interval") }.map(\.value)
    #expect(interval.map { $0.decimal(places: 6) } == ["0.150039", "0.849961"])
  }

  /// By hand, case by case: `ppffpp` on the 12th, `pfppfpp` on the 18th.
  @Test func `a run is compared with the one before on the cases of both`() async throws {
    let asOf = try #require(Instant(rfc3339: Self.times[0]))
    let reading = RecordReading(facts: try await Self.facts(at: asOf), asOf: asOf).agentWork
    let evals = try #require(reading.workflow("refunds")?.evals)
    #expect(evals.suite == "refunds@2")
    #expect(evals.runs.map(\.date.description) == ["2026-11-12", "2026-11-18"])
    #expect(
      evals.others.map(\.suite) == ["other@1", "refunds@1"], "a new version breaks the series")
    #expect(evals.runs.first?.comparison == nil)
    let comparison = try #require(evals.last?.comparison)
    #expect(comparison.commonCases == 6 && comparison.passedBoth == 2)
    #expect(comparison.passedOnlyBefore == 2 && comparison.passedOnlyNow == 2)
    #expect(comparison.change == 0 && comparison.probability == 1)
    #expect(evals.isBeforeMajorChange)
  }

  private static func line(_ figure: Figure) -> String {
    let period = if case .instant = figure.period { "now" } else { "\(figure.period)" }
    let value = figure.value.map { "\($0.numerator)/\($0.denominator)" } ?? "-"
    let parts = figure.numerator.flatMap { top in figure.denominator.map { "\(top)/\($0)" } } ?? "-"
    return [
      figure.name, period, figure.status.word, value, parts, figure.verdict.rawValue,
    ].joined(separator: "|")
  }
}
