import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `state/rollouts.yaml`: plans with phases, pilots and gates, and what is said of values that
/// cannot be.
struct RolloutTests {
  private func read(_ text: String) async throws -> ReadWorkspace {
    try await ReadWorkspace(["state/rollouts.yaml": text])
  }

  @Test func `a rollout is read whole`() async throws {
    let read = try await read(
      """
      rollouts:
      - id: agents
        title: Agents in 30 days
        plan: 30-day
        start: 2026-11-02
        owner: project-owner
        pilots:
        - {workflow: triage, kind: internal, owner: project-lead}
        - {workflow: replies, kind: external, owner: [a, b]}
        phases:
        - id: week-1
          days: 1-7
          items: [{id: i, title: Named, done_on: 2026-11-03, evidence: ADR-1}]
        - id: day-30
          days: 30
          gate:
            figures:
            - {figure: dora.change_failure_rate, tolerance: 5%}
            - {figure: ops.mttr, max: 90m}
            passed_on: 2026-12-02
            evidence: [ADR-2, ADR-3]
      """)
    #expect(read.summaries == [])
    let rollout = try #require(read.facts.rollouts.first)
    #expect(rollout.pilots.map(\.owners) == [["project-lead"], ["a", "b"]])
    #expect(rollout.phases.map(\.days) == [1...7, 30...30])
    #expect(rollout.phases[0].items.first?.evidence == ["ADR-1"])
    let gate = try #require(rollout.phases[1].gate)
    #expect(gate.conditions.map(\.tolerance) == [Rational(1, 20), nil])
    #expect(gate.conditions.map(\.maximum) == [nil, 5400])
    #expect(gate.passedOn?.description == "2026-12-02")
    #expect(gate.evidence == ["ADR-2", "ADR-3"])
    // Day 7 of a plan that begins on the 2nd is the 8th.
    #expect(rollout.dates(of: rollout.phases[0]).upperBound.description == "2026-11-08")
    #expect(rollout.dates(of: rollout.phases[1]).lowerBound.description == "2026-12-01")
  }

  @Test(arguments: [
    "1-14", "1 - 14", "1\u{2010}14", "1\u{2011}14", "1\u{2013}14",
  ])
  func `days are read with any hyphen`(days: String) async throws {
    let read = try await read(
      "rollouts:\n- {id: a, start: 2026-11-02, phases: [{id: p, days: \"\(days)\"}]}\n")
    #expect(read.facts.rollouts.first?.phases.first?.days == 1...14)
  }

  @Test func `a part that cannot be leaves the rollout out and says where`() async throws {
    let read = try await read(
      """
      rollouts:
      - {id: a, start: 2026-11-02, plan: 60-day}
      - {id: b}
      - {id: c, start: 2026-11-02, phases: [{id: p, days: 14-1}]}
      - {id: d, start: 2026-11-02, phases: [{id: p, days: 0-3}]}
      - {id: e, start: 2026-11-02, phases: [{id: p, days: 1, gate: {figures: [{figure: ops.mttr}]}}]}
      - {id: f, start: 2026-11-02, phases: [{id: p, days: 1, gate: {figures: [{figure: x, max: soon}]}}]}
      - {id: g, start: 2026-11-02, phases: [{id: p, days: 1, gate: {figures: [{figure: x, tolerance: -1}]}}]}
      - {id: h, start: 2026-11-02, pilots: [{kind: internal}]}
      - {id: i, start: 2026-11-02}
      """)
    #expect(read.facts.rollouts.map(\.id) == ["i"])
    #expect(
      read.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" }.sorted() == [
        "GP5001 3", "GP5001 9", "GP5002 7", "GP5101 2", "GP5150 8", "GP5263 4", "GP5263 5",
        "GP5264 6",
      ])
  }
}
