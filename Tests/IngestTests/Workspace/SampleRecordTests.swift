import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The real operating record of 2 February 2026. Expected values were derived by
/// `Derivation/samples.py` (PyYAML and regular expressions); what it printed is in `samples.txt`.
@Suite(.enabled(if: FixtureWorkspace.sharedFolder != nil, "needs the shared samples"))
struct SampleRecordTests {
  private func read(_ name: String) async throws -> ReadWorkspace {
    let shared = try #require(FixtureWorkspace.sharedFolder)
    return try await ReadWorkspace(root: "\(shared)/samples/\(name)")
  }

  private func counts(_ words: [String]) -> [String: Int] {
    words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test func `tasks, events and locks are those PyYAML finds`() async throws {
    let facts = try await read("aios-2026-02-02").facts
    #expect(counts(facts.tasks.map(\.status)) == ["released": 8, "running": 2])
    #expect(counts(facts.tasks.compactMap(\.queue)) == ["data": 1, "dev": 6, "research": 3])
    let events = facts.tasks.flatMap(\.events)
    #expect(events.count == 42)
    #expect(events.count { $0.from == nil } == 8)
    #expect(events.map(\.at).min() == Instant(rfc3339: "2026-02-01T14:46:02.401009Z"))
    #expect(events.map(\.at).max() == Instant(rfc3339: "2026-02-02T00:00:00Z"))
    #expect(facts.queueLocks.map(\.queue) == ["data"])
    #expect(facts.queueLocks.map(\.holder) == ["DATA_EXPANSION_001"])
  }

  @Test func `a scalar wrapped over two lines is one note`() async throws {
    // Lines 101 and 102 of the file, joined as YAML folds them.
    let task = try #require(try await read("aios-2026-02-02").facts.task("SPEC_INTEGRATION_001"))
    let note = "Deliverables: SPEC_MAPPING_PLAN.md, adapter layer, PROJECT_DGSF.yaml v2.1.0"
    #expect(task.events[2].note == note)
    #expect(task.events[2].source.line == 98)
  }

  @Test func `agents and sessions are those PyYAML finds`() async throws {
    let facts = try await read("aios-2026-02-02").facts
    #expect(
      counts(facts.agents.compactMap(\.type)) == [
        "ai_agent": 7, "ai_assistant": 12, "ai_builder": 19, "ai_claude": 1, "ai_multi": 1,
        "ai_reviewer": 19, "ai_test": 54, "e2e_test": 1,
      ])
    #expect(counts(facts.sessions.map(\.state)) == ["active": 81, "terminated": 12])
    #expect(
      counts(facts.sessions.map(\.roleMode)) == ["builder": 27, "executor": 41, "reviewer": 25])
    #expect(facts.sessions.flatMap(\.events).count == 105)
    let reasons = facts.sessions.flatMap(\.events).filter { $0.action == "session_terminated" }
      .flatMap(\.details).filter { $0.name == "reason" }.map(\.value)
    #expect(
      counts(reasons) == [
        "switching to reviewer role for self-review prevention test": 6, "test_complete": 5,
        "work_complete": 1,
      ])
  }

  @Test func `state machine, registry and project are those PyYAML finds`() async throws {
    let facts = try await read("aios-2026-02-02").facts
    #expect(facts.stateMachine.states.count == 10)
    #expect(facts.stateMachine.transitions.count == 23)
    #expect(
      facts.stateMachine.transitions.map { "\($0.from) \($0.to)" }.sorted()
        == StateMachine.builtIn.transitions.map { "\($0.from) \($0.to)" }.sorted())
    let prohibitions = facts.roleModes.map { "\($0.id) \($0.prohibitions.count)" }
    #expect(prohibitions == ["architect 5", "builder 10", "executor 8", "planner 6", "reviewer 9"])
    #expect(counts(facts.specs.compactMap(\.scope)) == ["canon": 6, "framework": 6, "project": 5])
    #expect(counts(facts.specs.compactMap(\.status)) == ["active": 12, "draft": 1, "frozen": 4])
    #expect(facts.specs.count { $0.isFrozen } == 7)
    #expect(facts.specRegistry?.version == "0.1")
    #expect(facts.specRegistry?.updatedAt == "2026-02-01")
    let project = try #require(facts.projects.first)
    #expect(project.tasks.map(\.isActive) == [true, true, false, false])
    #expect(project.milestones.count == 4)
    #expect(project.risks.count == 2)
  }

  @Test func `cards, audit and decisions are those in the folders`() async throws {
    let facts = try await read("aios-2026-02-02").facts
    #expect(facts.taskCards.count == 14)
    #expect(facts.taskCards.count { $0.folder == "done" } == 8)
    #expect(facts.taskCards.count { $0.hasFrontMatter } == 13)
    #expect(facts.taskCards.reduce(0) { $0 + $1.checklistTotal } == 180)
    #expect(facts.taskCards.reduce(0) { $0 + $1.checklistDone } == 54)
    // Read by eye: two logs of the kernel with 2 and 3 entries, and one record in prose.
    #expect(
      facts.auditEntries.map(\.variant.rawValue).sorted() == [
        "kernel log", "kernel log", "kernel log", "kernel log", "kernel log", "prose",
      ])
    #expect(
      facts.decisions.map(\.id) == [
        "DECISION_DGSF_20260201_001", "DECISION_DGSF_20260201_002", "DEC_20260201_001",
        "TRIAGE_20260201_DGSF",
      ])
    #expect(facts.decisions.allSatisfy { $0.status == .accepted })
    #expect(facts.decisions.allSatisfy { $0.date == CivilDate(iso8601: "2026-02-01") })
    #expect(
      facts.decisions.map(\.owner) == [
        "Project Owner", "Project Owner", "Platform Engineering (Alex 部署)", "刘PM",
      ])
    #expect(facts.decisions[3].reviewBy == CivilDate(iso8601: "2026-02-28"))
    #expect(facts.decisions[3].authority == "speculative")
  }

  @Test func `ledger, capabilities and index are those in the documents`() async throws {
    let facts = try await read("aios-2026-02-02").facts
    #expect(
      facts.freezeLedger.map(\.id) == [
        "ARCH_BLUEPRINT_MASTER", "SECURITY_TRUST_BOUNDARY", "GOVERNANCE_INVARIANTS",
        "AUTHORITY_CANON", "ROLE_MODE_CANON", "MULTI_AGENT_CANON",
      ])
    #expect(facts.freezeLedger.allSatisfy { $0.frozenOn == CivilDate(iso8601: "2026-02-01") })
    #expect(facts.capabilities.count { $0.status == .done } == 33)
    #expect(facts.capabilities.count { $0.status == .planned } == 2)
    let total = try #require(facts.capabilityTotals.last)
    #expect(total.isGrandTotal)
    #expect([total.total, total.done, total.planned] == [35, 33, 2])
    #expect(total.coverage == "94%")
    #expect(
      counts(facts.packIndex.map(\.status)) == ["active": 5, "planned": 6, "ready-to-freeze": 3])
    #expect(facts.packIndex.count { $0.statusText == "planned (auto-gen)" } == 1)
    #expect(facts.proposals.map(\.status) == [.approved])
  }

  @Test func `the real record has one fault, a time without an offset`() async throws {
    #expect(
      try await read("aios-2026-02-02").summaries == ["GP5006 state/tasks.yaml:17:18"])
  }

  @Test func `aliases of the kernel's review block are resolved`() async throws {
    let read = try await read("aios-generated")
    let review = try #require(read.facts.reviews.first)
    // Both rounds carry the same report id: the kernel's own collision.
    #expect(
      review.reports.map(\.id)
        == Array(
          repeating: "REV-TASK_FMT_001-20261121001341-R1", count: 2))
    #expect(review.reports.map(\.verdict) == [.needsRevision, .approved])
    #expect(review.reports.map(\.majorCount) == [1, 0])
    #expect(review.reports.map { $0.dimensions[1].percentage } == [80, 100])
    #expect(review.reports[0].dimensions[0].issues.map(\.checkID) == ["Q-003"])
    #expect(review.notes == "首次提交 — first pass")
    #expect(review.session?.reviewer == "ai_gpt-1abd34cb")
    #expect(read.facts.queueLocks.map(\.holder) == ["TASK_FMT_001"])
  }

  @Test func `a snapshot speaks for the frozen file that is gone`() async throws {
    let facts = try await read("aios-generated").facts
    #expect(facts.freezeArtefacts.map(\.fileState) == [.missing])
    #expect(facts.acceptances.map(\.acceptedBy) == ["governance"])
    #expect(facts.proposals.map(\.id) == ["SCP-2026-11-21-001"])
    #expect(facts.proposals.map(\.status) == [.pending])
    #expect(facts.decisions.map(\.status) == [.draft])
  }

  @Test func `a value with a line end in it breaks an audit entry, and is said so`() async throws {
    let read = try await read("aios-generated")
    #expect(read.summaries == ["GP5032 ops/audit/TASK_MULTI.md:7:1"])
    let entry = try #require(read.facts.auditEntries.first { $0.subject == "TASK_MULTI" })
    #expect(entry.details.first == Field(name: "verification", value: "line one\nline two: x"))
    #expect(entry.details.map(\.name) == ["verification", "list", "none", "nested"])
  }
}
