import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `state/decision_rights.yaml`: who may do what.
struct DecisionRightsTests {
  private static func read(_ text: String) async throws -> ReadWorkspace {
    try await ReadWorkspace(["state/decision_rights.yaml": text])
  }

  @Test func `rights, areas and the emergency are read in file order`() async throws {
    let read = try await Self.read(
      """
      delegation:
      - {action: open_pr, who: [agents, engineer]}
      approval:
      - {action: merge_main, who: [engineer]}
      - {action: deploy_production, who: [lead], blast_radius: high}
      high_blast_radius:
      - {id: payments, repos: [pay], services: [billing], approvals: 3}
      - {id: identity, services: [login]}
      break_glass: {who: [on-call], log: ops/break-glass/, max_hours: 4}
      """)
    #expect(read.summaries == [])
    let rights = try #require(read.facts.decisionRights)
    #expect(rights.delegation.map(\.who) == [["agents", "engineer"]])
    #expect(rights.approval.map(\.action) == ["merge_main", "deploy_production"])
    #expect(rights.approval.map(\.blastRadius) == [nil, "high"])
    #expect(rights.approval.map(\.source.line) == [4, 5])
    // Two approvals unless the file says otherwise.
    #expect(rights.highBlastRadius.map(\.approvals) == [3, 2])
    #expect(rights.highBlastRadius[0].repositories == ["pay"])
    #expect(rights.highBlastRadius[1].services == ["login"])
    #expect(rights.breakGlass?.who == ["on-call"])
    #expect(rights.breakGlass?.maximumHours == 4)
    #expect(read.facts.source(.decisionRights).recordCount == 6)
  }

  @Test func `without a file there are none`() async throws {
    #expect(
      try await ReadWorkspace(["state/roles.yaml": "roles: []\n"]).facts.decisionRights == nil)
  }

  @Test(arguments: [
    ("approval: [{action: merge_main}]", "GP5001 state/decision_rights.yaml:1:12"),
    ("approval: [{who: [a]}]", "GP5001 state/decision_rights.yaml:1:12"),
    ("approval: {merge_main: [a]}", "GP5002 state/decision_rights.yaml:1:11"),
    ("approval: [{action: a, who: b}]", "GP5008 state/decision_rights.yaml:1:29"),
    ("high_blast_radius: [{id: a, approvals: 0}]", "GP5002 state/decision_rights.yaml:1:40"),
    ("high_blast_radius: [{services: [a]}]", "GP5001 state/decision_rights.yaml:1:21"),
    ("break_glass: {who: [a], max_hours: some}", "GP5002 state/decision_rights.yaml:1:36"),
    ("break_glass: {max_hours: 1}", "GP5001 state/decision_rights.yaml:1:14"),
    ("break_glas: {who: [a]}", "GP5003 state/decision_rights.yaml:1:1"),
  ])
  func `a bad right is named at its place`(_ text: String, summary: String) async throws {
    #expect(try await Self.read(text + "\n").summaries == [summary])
  }

  @Test func `a bad right leaves the others`() async throws {
    let read = try await Self.read(
      "approval:\n- {action: a}\n- {action: b, who: [x]}\nbreak_glass: {}\n")
    #expect(read.facts.decisionRights?.approval.map(\.action) == ["b"])
    #expect(read.facts.decisionRights?.breakGlass == nil)
    #expect(read.facts.source(.decisionRights).status == .incomplete(rejected: 2))
  }
}
