import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Register metrics` {
  @Test func `queue load and locks`() throws {
    let facts = Facts(
      tasks: [
        task("A", queue: "dev", [("11-20 10:00", "draft", "running")]),
        task("B", queue: "dev", [("11-20 10:00", "draft", "running")]),
        task("C", queue: "odd", [("11-20 10:00", "draft", "running")]),
        task("D", "released", queue: "data"),
      ],
      queueLocks: [
        QueueLock(queue: "data", holder: "D", source: line(3)),
        QueueLock(queue: "dev", holder: "A", source: line(4)),
        QueueLock(queue: "ops", holder: "GONE", source: line(5)),
        QueueLock(queue: "free", source: line(6)),
        QueueLock(queue: "research", holder: QueueLock.systemLock, source: line(7)),
      ],
      queuePolicies: [
        QueuePolicy(queue: "dev", maxConcurrent: 3), QueuePolicy(queue: "data", maxConcurrent: 1),
        QueuePolicy(queue: "shut", maxConcurrent: 0),
      ], sources: fresh(.tasks))
    let loads = QueueLoad().figures(of: facts)
    let dev = try #require(loads.reading("os.queue_load{queue=\"dev\"}"))
    #expect(dev.value == .of(2, 3))
    #expect(dev.numerator == 2 && dev.denominator == 3)
    #expect(loads.reading("os.queue_load{queue=\"data\"}")?.value == 0)
    #expect(loads.reading("os.queue_load{queue=\"shut\"}")?.status.word == "not_applicable")
    #expect(
      loads.reading("os.queue_load{queue=\"odd\"}")?.status
        == .noData(because: "no policy limits the queue odd"))
    #expect(LocksHeld().figures(of: facts).reading("os.locks_held")?.value == 4)
    let stuck = StuckLocks().figures(of: facts).reading("os.stuck_locks")
    #expect(
      stuck?.evidence.map(\.detail) == [
        "held by D, which is released", "held by GONE, which the state file does not hold",
      ])
  }

  @Test func `locks of a later state file are partial`() {
    let facts = Facts(
      tasks: [task("A", [("11-20 10:00", "draft", "running")])],
      queueLocks: [QueueLock(queue: "dev", holder: "A", source: line(3))], sources: fresh(.tasks))
    let early = at("11-19 10:00")
    let figure = LocksHeld().figures(of: facts, at: early).reading("os.locks_held", at: early)
    #expect(figure?.status.word == "partial")
  }

  @Test func `proposals and deviations at the as-of`() {
    let path = line(1, "ops/x.md")
    let facts = Facts(
      proposals: [
        Proposal(id: "P1", title: "", status: .pending, date: day("2026-11-01"), source: path),
        Proposal(id: "P2", title: "", status: .unknown, source: path),
        Proposal(
          id: "P3", title: "", status: .approved, date: day("2026-11-01"),
          decidedOn: day("2026-11-22"), source: path),
        Proposal(
          id: "P4", title: "", status: .approved, date: day("2026-11-01"),
          decidedOn: day("2026-11-21"), source: path),
        Proposal(id: "P5", title: "", status: .pending, date: day("2026-11-22"), source: path),
      ],
      deviations: [
        Deviation(id: "D1", status: "active", reviewBy: day("2026-11-21"), source: path),
        Deviation(id: "D2", status: "expired", reviewBy: day("2026-11-20"), source: path),
        Deviation(id: "D3", status: "reverted", reviewBy: day("2026-11-01"), source: path),
        Deviation(
          id: "D4", status: "reverted", reviewBy: day("2026-11-19"), closedOn: day("2026-11-22"),
          source: path),
        Deviation(id: "D5", status: "active", declaredOn: day("2026-11-22"), source: path),
      ], sources: fresh(.proposals, .deviations))
    let pending = PendingProposals().figures(of: facts).reading("os.pending_proposals")
    #expect(pending?.evidence.map(\.record) == ["P1", "P2", "P3"])
    #expect(pending?.evidence.first?.detail == "pending, 20 days old")
    let open = OpenDeviations().figures(of: facts).reading("os.open_deviations")
    #expect(open?.evidence.map(\.record) == ["D1", "D2", "D4"])
    let overdue = OverdueDeviations().figures(of: facts).reading("os.overdue_deviations")
    #expect(
      overdue?.evidence.map { "\($0.record) \($0.detail)" } == [
        "D2 review 1 day overdue", "D4 review 2 days overdue",
      ])
  }

  @Test func `decisions, blueprints, capabilities, agents and reviews`() {
    let path = line(1, "docs/x.md")
    func capability(_ category: String, _ status: CapabilityStatus) -> Capability {
      Capability(category: category, name: "\(status)", status: status, source: path)
    }
    let facts = Facts(
      reviews: [
        TaskReview(
          taskID: "A",
          reports: [
            ReviewReport(id: "1", taskID: "A", verdict: .needsRevision, source: path),
            ReviewReport(id: "2", taskID: "A", verdict: .approved, source: path),
          ], approvedAt: at("11-20 10:00"), source: path),
        TaskReview(
          taskID: "B",
          reports: [ReviewReport(id: "3", taskID: "B", verdict: .approved, source: path)],
          approvedAt: at("11-20 10:00"), source: path),
        TaskReview(taskID: "C", status: "under_review", source: path),
      ],
      agents: [
        Agent(id: "ai_test-1", type: "ai_test", source: path),
        Agent(id: "ai_test-2", type: "ai_test", registeredAt: at("11-22 10:00"), source: path),
        Agent(id: "human-1", type: "human", source: path),
      ],
      decisions: [
        Decision(id: "1", title: "", status: .accepted, date: day("2026-11-01"), source: path),
        Decision(id: "2", title: "", status: .accepted, date: day("2026-11-22"), source: path),
        Decision(id: "3", title: "", status: .unknown, source: path),
      ],
      freezeLedger: [
        FreezeLedgerEntry(id: "X", version: "v1", frozenOn: day("2026-02-01"), source: path),
        FreezeLedgerEntry(id: "Y", frozenOn: day("2026-02-01"), source: path),
        FreezeLedgerEntry(id: "X", version: "v2", frozenOn: day("2026-03-01"), source: path),
      ],
      capabilities: [
        capability("Tasks", .done), capability("Tasks", .planned), capability("Agents", .done),
        capability("Agents", .partial),
      ],
      sources: fresh(.reviews, .agents, .decisions, .freezeLedger, .capabilityMap))
    let figures = MetricCatalog.figures(in: MetricContext(facts: facts, asOf: now))
    let values = [
      "os.decisions", "os.decisions{status=\"accepted\"}", "os.decisions{status=\"unknown\"}",
      "os.decisions{status=\"rejected\"}", "os.frozen_blueprints", "os.agents",
      "os.agents{type=\"ai_test\"}", "os.capability_coverage",
      "os.capability_coverage{category=\"Agents\"}", "os.review_rounds",
    ].map { figures.reading($0)?.value }
    #expect(values == [2, 1, 1, 0, 2, 2, 1, .of(1, 2), .of(1, 2), .of(3, 2)])
    #expect(
      figures.reading("os.frozen_blueprints")?.evidence.map(\.detail) == [
        "v2 on 2026-03-01", "on 2026-02-01",
      ])
  }

  @Test func `a transition is audited within a second, by status`() throws {
    let moves = at("11-20 10:00")
    let facts = Facts(
      tasks: [
        task("NEAR", "reviewing", [("11-20 10:00", "running", "reviewing")]),
        task("FAR", "reviewing", [("11-20 10:00", "running", "reviewing")]),
        task("OTHER", "reviewing", [("11-20 10:00", "running", "reviewing")]),
        task("LATER", "reviewing", [("11-20 10:00", "running", "reviewing")]),
        task("PROSE", "reviewing", [("11-20 10:00", "running", "reviewing")]),
      ],
      auditEntries: [
        audit("NEAR", moves + .seconds(1), "reviewing"),
        audit("FAR", moves + .milliseconds(1001), "reviewing"),
        audit("OTHER", moves, "merged"), audit("LATER", now + .seconds(1), "reviewing"),
        AuditEntry(
          subject: "PROSE", date: day("2026-11-20"), status: "reviewing", variant: .prose,
          source: line(1, "ops/audit/PROSE.md")),
      ], sources: fresh(.tasks, .audit))
    let figure = try #require(
      UnauditedTransitions().figures(of: facts).reading("os.unaudited_transitions"))
    #expect(figure.numerator == 3 && figure.denominator == 5)
    #expect(figure.evidence.map(\.record).sorted() == ["FAR", "LATER", "OTHER"])
  }
}
