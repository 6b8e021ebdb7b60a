import Checks
import Diagnostics
import Figures
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The delivery record of the repository's own example. The expected values were printed by
/// `Derivation/example_delivery.py`, which reads the files with Python's json and PyYAML and adds
/// up minute by minute.
struct ExampleDeliveryTests {
  private func facts() async throws -> Facts {
    let folder = try WorkspaceFolder(root: FixtureWorkspace.projectRoot)
    return await WorkspaceReader.read(root: folder, jobs: 2, log: DiagnosticLog())
  }

  private func assess() async throws -> Assessment {
    Assessment.of(
      try await facts(), asOf: try #require(Instant(rfc3339: "2026-11-20T15:00:00Z")))
  }

  private func figure(
    _ name: String, _ period: String, _ assessment: Assessment
  ) throws -> Figure {
    let period = try #require(Period(period))
    return try #require(assessment.figures.figure(name, period), "\(name) \(period)")
  }

  private func now(_ name: String, _ assessment: Assessment) throws -> Figure {
    try #require(assessment.figures.figure(name, .instant(assessment.asOf)), "\(name)")
  }

  @Test func `the record is read whole`() async throws {
    let facts = try await facts()
    #expect(facts.deployments.count == 113)
    #expect(facts.changes.count == 211)
    #expect(facts.incidents.count == 16)
    #expect(facts.incidents.filter { $0.end == nil }.map(\.id) == ["INC-014"])
    #expect(facts.zones.keys.sorted() == ["Asia/Kolkata", "Europe/Berlin"])
  }

  @Test func `more deployments fail in the last two weeks of October`() async throws {
    let assessment = try await assess()
    let weeks: [(week: String, deployed: Int, failed: Int, completed: Int)] = [
      ("2026-W37", 7, 1, 8), ("2026-W38", 6, 0, 6), ("2026-W42", 8, 1, 8), ("2026-W43", 9, 2, 9),
      ("2026-W44", 9, 3, 10), ("2026-W45", 6, 0, 6), ("2026-W46", 6, 1, 6),
    ]
    for (week, deployed, failed, completed) in weeks {
      let frequency = try figure("dora.deployment_frequency", week, assessment)
      #expect(frequency.value == Rational(deployed), "\(week)")
      let failures = try figure("dora.change_failure_rate", week, assessment)
      #expect(failures.numerator == failed, "\(week)")
      #expect(failures.denominator == completed, "\(week)")
    }
  }

  @Test func `one budget is used up, the other is not`() async throws {
    let assessment = try await assess()
    let expected: [(name: String, value: Rational?)] = [
      ("risk.impact_minutes{scope=\"customer-facing\"}", 346),
      ("risk.impact_minutes_gross{scope=\"customer-facing\"}", 352),
      ("risk.impact_minutes{scope=\"invoicing\"}", 86),
      ("risk.remediation_spend{scope=\"customer-facing\"}", Rational(36_481, 4)),
      ("risk.remediation_spend{scope=\"invoicing\"}", Rational(2405, 4)),
    ]
    for (name, value) in expected {
      #expect(try figure(name, "2026-Q4", assessment).value == value, "\(name)")
    }
    let consumed = try now("risk.impact_consumed{scope=\"customer-facing\"}", assessment)
    #expect(consumed.value == Rational(346, 300))
  }

  @Test func `the steps of the policy are crossed at these instants`() async throws {
    let budget = try #require(
      await RiskBudgetReading.all(in: assess().record).first { $0.scope.id == "customer-facing" })
    let crossings = budget.steps.filter { $0.kind == .impact }.map(\.at)
    #expect(
      crossings == [
        Instant(rfc3339: "2026-10-29T14:27:00Z"), Instant(rfc3339: "2026-11-04T10:49:00Z"),
        Instant(rfc3339: "2026-11-12T13:30:00Z"),
      ])
  }

  @Test func `reviews slow down, and pages come at night`() async throws {
    let assessment = try await assess()
    let reviews: [(period: String, within: Int, of: Int)] = [
      ("2026-W43", 14, 14), ("2026-W44", 12, 15), ("2026-W45", 7, 10),
      // The review that nobody began counts as late in the week in which it became so.
      ("2026-W46", 9, 10), ("2026-Q4", 82, 89),
    ]
    for (period, within, count) in reviews {
      let attainment = try figure("ops.review_sla", period, assessment)
      #expect(attainment.numerator == within, "\(period)")
      #expect(attainment.denominator == count, "\(period)")
    }
    for (bucket, count) in [("sleep", 1), ("off", 3), ("business", 6)] {
      let figure = try figure(
        "ops.after_hours_incidents{bucket=\"\(bucket)\"}", "2026-Q4", assessment)
      #expect(figure.value == Rational(count), "\(bucket)")
    }
  }
}
