import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Assessments` {
  @Test func `violations are counted by rule`() throws {
    var facts = HealthFixture.facts
    facts.tasks.append(task("JUMP", line: 5, [("11-20 10:00", "draft", "released")]))
    let assessment = Assessment.of(facts, asOf: now)
    let total = try #require(
      assessment.figures.figure("os.governance_violations", .instant(now)))
    // Forbidden and, for the same event, unaudited.
    #expect(total.value == 2)
    #expect(total.verdict == .missed)
    #expect(total.evidence.map(\.record) == ["JUMP", "JUMP"])
    let forbidden = assessment.figures.figure(
      "os.governance_violations{check=\"forbidden-transition\"}", .instant(now))
    #expect(forbidden?.value == 1)
    #expect(assessment.findings.first?.checkID == "forbidden-transition")
  }

  @Test func `untested rules leave the count partial`() throws {
    var facts = HealthFixture.facts
    facts.sources.removeAll { $0.kind == .deviations }
    let assessment = Assessment.of(facts, asOf: now)
    let total = try #require(
      assessment.figures.figure("os.governance_violations", .instant(now)))
    #expect(
      total.status
        == .partial(because: "overdue-deviation could not be tested (no deviations found)"))
    #expect(total.verdict == .unknown)
  }

  @Test func `every figure has a definition, and every definition figures`() {
    let figures = Assessment.of(HealthFixture.facts, asOf: now).figures.all
    let ids = Assessment.definitions.map(\.id)
    #expect(Set(figures.map(\.id)) == Set(ids))
    #expect(ids == ids.sorted())
  }

  @Test func `the same facts give the same assessment`() {
    let first = Assessment.of(HealthFixture.facts, asOf: now)
    let second = Assessment.of(HealthFixture.facts, asOf: now)
    #expect(first.figures.all.map(\.name) == second.figures.all.map(\.name))
    #expect(first.findings == second.findings)
  }

  @Test func `an earlier review sees the earlier record`() {
    var facts = HealthFixture.facts
    facts.tasks.append(task("JUMP", line: 5, [("11-20 10:00", "draft", "released")]))
    let before = Assessment.of(facts, asOf: at("11-19 12:00"))
    #expect(before.findings == [])
    #expect(before.facts.tasks == [])
  }
}

enum HealthFixture {
  static let facts = Facts(
    tasks: [task("A", [("11-20 10:00", "draft", "running")])],
    queuePolicies: [QueuePolicy(queue: "dev", maxConcurrent: 3)],
    auditEntries: [audit("A", at("11-20 10:00"), "running")],
    sources: InputKind.allCases.map { InputSource(kind: $0, status: .fresh) })
}
