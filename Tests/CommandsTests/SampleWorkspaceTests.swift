import Checks
import Diagnostics
import Figures
import Foundation
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Two real-format operating records, read as they are. The expected values were printed by
/// `Derivation/operating_record.py` (PyYAML) over the same folders; what that script does not
/// count is said beside the expectation.
@Suite(
  .enabled(
    if: FixtureWorkspace.sharedFolder != nil, "the sample records do not lie beside the project"))
struct SampleWorkspaceTests {
  private func assess(_ sample: String, asOf: String) async throws -> Assessment {
    let shared = try #require(FixtureWorkspace.sharedFolder)
    let instant = try #require(Instant(rfc3339: asOf))
    let folder = try WorkspaceFolder(root: "\(shared)/samples/\(sample)")
    let facts = await WorkspaceReader.read(
      root: folder, asOf: instant, jobs: 2, log: DiagnosticLog())
    return Assessment.of(facts, asOf: instant)
  }

  private func realRecord() async throws -> Assessment {
    try await assess("aios-2026-02-02", asOf: "2026-02-02T20:00:00Z")
  }

  private func generatedRecord() async throws -> Assessment {
    try await assess("aios-generated", asOf: "2026-11-21T01:00:00Z")
  }

  private func now(_ name: String, in assessment: Assessment) throws -> Figure {
    try #require(assessment.figures.figure(name, .instant(assessment.asOf)), "\(name)")
  }

  private func week(_ name: String, _ week: String, in assessment: Assessment) throws -> Figure {
    let period = try #require(Period(week))
    return try #require(assessment.figures.figure(name, period), "\(name) \(week)")
  }

  @Test func `tasks are counted by status`() async throws {
    let record = try await realRecord()
    #expect(try now("os.tasks_by_status", in: record).value == 10)
    for (status, count) in [("released", 8), ("running", 2), ("draft", 0), ("merged", 0)] {
      let figure = try now("os.tasks_by_status{status=\"\(status)\"}", in: record)
      #expect(figure.value == Rational(count), "\(status)")
      #expect(figure.evidence.count == count, "\(status)")
    }
  }

  @Test func `tasks are completed in the week of their first merge or release`() async throws {
    let record = try await realRecord()
    #expect(try week("os.tasks_completed", "2026-W05", in: record).value == 7)
    let current = try week("os.tasks_completed", "2026-W06", in: record)
    #expect(current.value == 1)
    #expect(current.isProvisional)
    #expect(current.verdict == .notJudged)
  }

  @Test func `the mean cycle time is exact to the microsecond`() async throws {
    let record = try await realRecord()
    // 8718.398271 + 916.395397 + 2 x 1800 + 3 x 900 + 600 seconds over 8 tasks.
    let value = try #require(try now("os.task_cycle_time", in: record).value)
    #expect(value == Rational(16_534_793_668, 8_000_000))
    #expect(value.decimal(places: 7) == "2066.8492085")
  }

  @Test func `a session past its expiry is expired, whatever its state says`() async throws {
    let record = try await realRecord()
    for (state, count) in [("active", 30), ("expired", 51), ("terminated", 12), ("suspended", 0)] {
      #expect(try now("os.sessions{state=\"\(state)\"}", in: record).value == Rational(count))
    }
    let rate = try now("os.session_success_rate", in: record)
    #expect(rate.numerator == 6)
    #expect(rate.denominator == 63)
    #expect(rate.verdict == .missed)
  }

  @Test func `locks, decisions, frozen blueprints and capabilities are counted`() async throws {
    let record = try await realRecord()
    #expect(record.facts.queueLocks.filter { $0.holder != nil }.map(\.queue) == ["data"])
    #expect(try now("os.locks_held", in: record).value == 1)
    #expect(try now("os.decisions", in: record).value == 4)
    #expect(try now("os.frozen_blueprints", in: record).value == 6)
    let coverage = try now("os.capability_coverage", in: record)
    #expect(coverage.numerator == 33)
    #expect(coverage.denominator == 35)
  }

  @Test func `the kernel's own record is read with its aliases and its faults found`() async throws
  {
    let record = try await generatedRecord()
    #expect(try now("os.tasks_by_status{status=\"released\"}", in: record).value == 1)
    #expect(try week("os.tasks_completed", "2026-W47", in: record).value == 1)
    #expect(try now("os.task_cycle_time", in: record).value == Rational(21_121_135, 1_000_000))
    #expect(try now("os.sessions{state=\"active\"}", in: record).value == 2)
    // Counted by eye in state/tasks.yaml: two reports, the second an alias of the session's.
    let review = try #require(record.facts.reviews.first)
    #expect(review.reports.map(\.verdict) == [.needsRevision, .approved])
    #expect(record.facts.freezeArtefacts.count == 1)
    #expect(record.facts.acceptances.count == 1)
    let broken = Set(record.findings.map(\.checkID))
    #expect(
      broken.isSuperset(of: [
        "stuck-lock", "unaudited-transition", "review-report-id-collision",
      ]))
    // By eye: draft → running and merged → released have no entry in ops/audit.
    #expect(record.findings.count { $0.checkID == "unaudited-transition" } == 2)
  }
}
