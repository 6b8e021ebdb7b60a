import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `state/workflows.yaml`: what agents do, how far they may go, and what is said of values that
/// cannot be.
struct WorkflowTests {
  private func read(_ text: String) async throws -> ReadWorkspace {
    try await ReadWorkspace(["state/workflows.yaml": text])
  }

  @Test func `a workflow is read whole`() async throws {
    let read = try await read(
      """
      workflows:
      - id: refund-triage
        name: Refund triage
        unit: ticket
        owner: project-lead
        lane: hitl
        scores: {clear_unit: 5, volume: 4, error_cost: 3, docs: 4, instrumentable: 5}
        monthly_volume: 900
        selected: true
        boundary:
          can: [read_ticket, draft_reply]
          cannot: [close_account]
          approvals: [{what: create_refund, who: [project-lead], tool: pay console}]
          kill_switch: {location: flag agents.refund, who: [platform-engineer], last_drill: 2026-10-05}
          document: state/specs/AGENT_BOUNDARY.md
        targets: {kpi.defect_rate: {max: 2%, owner: project-lead}}
        units_in_system_of_record: {2026-W46: 210, 2026-W45: 198}
        sampling: {min: 5%, max: 0.1}
        eval: {suite: refund-core, last_major_change: 2026-11-02}
      """)
    #expect(read.summaries == [])
    let workflow = try #require(read.facts.workflows.first)
    #expect(workflow.lane == .humanInTheLoop)
    #expect(workflow.scores.errorCost == 3)
    #expect(workflow.boundary.approvals.map(\.what) == ["create_refund"])
    #expect(workflow.boundary.killSwitch?.lastDrill?.description == "2026-10-05")
    #expect(workflow.targets.first?.maximum == Rational(1, 50))
    #expect(workflow.systemOfRecordCounts.map(\.count) == [198, 210])
    #expect(workflow.sampling?.minimum == Rational(1, 20))
    #expect(workflow.sampling?.maximum == Rational(1, 10))
    #expect(workflow.evaluation?.suite == "refund-core")
  }

  @Test func `what cannot be leaves the workflow out and says where`() async throws {
    let read = try await read(
      """
      workflows:
      - {id: a, lane: supervised}
      - {id: b, scores: {volume: 6}}
      - {id: c, units_in_system_of_record: {2026-W54: 3, 2026-W01: -1, 2026-W02: 7}}
      - {id: d, sampling: often}
      - {id: c}
      """)
    #expect(read.facts.workflows.map(\.id) == ["c"])
    #expect(read.facts.workflows.first?.systemOfRecordCounts.map(\.count) == [7])
    #expect(
      read.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" }.sorted() == [
        "GP5002 3", "GP5002 5", "GP5007 2", "GP5010 6", "GP5250 4", "GP5251 4",
      ])
  }
}
