import Figures
import Model
import RecordFixtures
import Testing

@testable import Pack

/// The agents' part of the weekly KPI page.
@Suite struct `Agents on the weekly page` {
  private typealias Fixture = AgentPagesFixture

  private static let log = Fixture.agentLog { log in
    log.completed = [
      Fixture.completed("2026-W44", 100, defects: 4),
      Fixture.completed("2026-W45", 100, defects: 12),
      Fixture.completed("2026-W46", 40, defects: 1),
    ]
  }

  @Test func `cost per unit and defect rate are the first two figures, then each workflow's`() {
    let entries = KPIEntry.all(in: Fixture.context(Self.log))
    #expect(
      entries.prefix(3).map { "\($0.figure.name) \($0.figure.period)" } == [
        "kpi.cost_per_unit 2026-W46", "kpi.defect_rate 2026-W46", "kpi.defect_rate 2026-W45",
      ])
    let own = entries.filter { $0.group == "Agents: refunds" }
    #expect(
      own.map { "\($0.figure.id) \($0.figure.period)" } == [
        "kpi.throughput 2026-W46", "kpi.cycle_time 2026-W46", "kpi.cycle_time_p90 2026-W46",
        "kpi.open_unit_age 2026-11-20T15:00:00Z", "kpi.defect_rate 2026-W46",
        "kpi.defect_rate 2026-W45", "kpi.escape_rate 2026-W46", "kpi.escape_rate 2026-W45",
        "kpi.escalation_rate 2026-W46", "kpi.cost_per_unit 2026-W46",
        "kpi.token_cost_per_unit 2026-W46", "kpi.tool_cost_per_unit 2026-W46",
        "kpi.review_cost_per_unit 2026-W46", "kpi.audit_completeness 2026-W46",
        "kpi.audit_reconciliation 2026-W46", "kpi.sampling_rate 2026-W46",
        "kpi.drift_ratio 2026-W45",
      ])
  }

  @Test func `a week that awaits defects is neither unknown nor judged`() {
    let entries = KPIEntry.all(in: Fixture.context(Self.log))
    func standing(_ name: String, _ period: String) -> KPIEntry.Standing? {
      entries.first { $0.figure.name == name && "\($0.figure.period)" == period }?.standing
    }
    #expect(standing(#"kpi.defect_rate{workflow="refunds"}"#, "2026-W46") == .immature)
    #expect(standing(#"kpi.defect_rate{workflow="refunds"}"#, "2026-W45") == .inBand)
    #expect(standing(#"kpi.drift_ratio{workflow="refunds"}"#, "2026-W45") == .offTarget)
  }

  @Test func `without a log the two first figures say so, and there is no group of a workflow`() {
    let entries = KPIEntry.all(in: Fixture.context(nil, []))
    #expect(entries.prefix(2).map(\.figure.id) == ["kpi.cost_per_unit", "kpi.defect_rate"])
    #expect(entries.prefix(2).allSatisfy { $0.figure.status.word == "no_data" })
    #expect(!entries.contains { $0.group.hasPrefix("Agents: ") && $0.figure.id.hasPrefix("kpi.") })
  }
}
