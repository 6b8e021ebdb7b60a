import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Each rule: what fires, and what does not.
@Suite struct `Checks of tasks` {
  @Test func `unaudited-transition`() {
    let facts = Facts(
      tasks: [
        task("A", [("11-20 10:00", "draft", "running"), ("11-20 11:00", "running", "reviewing")])
      ],
      auditEntries: [audit("A", at("11-20 11:00"), "reviewing")])
    #expect(
      UnauditedTransition().messages(in: facts) == [
        "A: draft → running (task_running) has no audit entry"
      ])
    var whole = facts
    whole.auditEntries.append(audit("A", at("11-20 10:00"), "running"))
    #expect(UnauditedTransition().messages(in: whole) == [])
  }

  @Test func `forbidden-transition`() {
    let facts = Facts(
      tasks: [
        task("JUMP", [("11-20 10:00", "draft", "merged")]),
        task("WORD", [("11-20 10:00", "draft", "flying")]),
        task("GOOD", [("11-20 10:00", "draft", "running"), ("11-20 11:00", "running", "blocked")]),
        task(
          "LATER", [("11-20 10:00", "draft", "running"), ("11-22 10:00", "running", "released")]),
      ])
    #expect(
      ForbiddenTransition().messages(in: facts) == [
        "JUMP: the state machine does not permit draft → merged",
        "WORD: the state machine has no state flying",
      ])
  }

  @Test func `the workspace's own state machine counts`() {
    let place = line(1, "kernel/state_machine.yaml")
    let own = StateMachine(
      states: ["draft", "merged"],
      transitions: [StateTransition(from: "draft", to: "merged", source: place)], source: place)
    let jump = Facts(stateMachine: own, tasks: [task("JUMP", [("11-20 10:00", "draft", "merged")])])
    #expect(ForbiddenTransition().messages(in: jump) == [])
  }

  @Test func `history-gap`() {
    let gap = task(
      "GAP", [("11-20 10:00", "draft", "running"), ("11-20 11:00", "reviewing", "merged")])
    let edited = task("HAND", "blocked", [("11-20 10:00", "draft", "running")])
    let good = task(
      "GOOD", [("11-20 10:00", "draft", "running"), ("11-20 11:00", "running", "blocked")])
    let facts = Facts(tasks: [gap, good, edited])
    #expect(
      HistoryGap().messages(in: facts) == [
        "HAND: the status is blocked, but the last event leads to running",
        "GAP: the task was running, and the next event leads from reviewing",
      ])
    // The kernel records an approval in the review only (aios-generated).
    let review = TaskReview(
      taskID: "GAP", submittedAt: at("11-20 10:10"), approvedAt: at("11-20 10:20"), source: line(9))
    #expect(HistoryGap().messages(in: Facts(tasks: [gap], reviews: [review])) == [])
  }

  @Test func `event-order`() {
    let facts = Facts(
      tasks: [
        task(
          "MIXED", [("11-20 11:00", "running", "blocked"), ("11-20 10:00", "draft", "running")]),
        task(
          "SAME", [("11-20 11:00", "draft", "running"), ("11-20 11:00", "running", "reviewing")]),
      ])
    #expect(
      EventOrder().messages(in: facts) == [
        "MIXED: task_running of 2026-11-20T10:00:00Z stands below task_blocked of "
          + "2026-11-20T11:00:00Z"
      ])
  }

  @Test func `orphaned-task`() {
    let facts = Facts(
      tasks: [
        task("OLD", [("11-01 12:00", "draft", "running")]),
        task("NEW", [("11-20 12:00", "draft", "running")]), task("BLANK", "running", line: 9),
      ])
    #expect(
      OrphanedTask().messages(in: facts) == [
        "OLD: the task has been running for 20.0 d; the limit is 7 d",
        "BLANK: the task is running, but nothing says since when",
      ])
  }

  static func card(
    _ id: String, folder: String = "", queue: String? = nil, priority: String? = nil,
    status: String? = nil, specs: [String] = [], policy: ReviewPolicy? = nil
  ) -> TaskCard {
    TaskCard(
      id: id, title: id, queue: queue, priority: priority, status: status, specIDs: specs,
      folder: folder, reviewPolicy: policy, source: line(1, "tasks/\(folder)/\(id).md"))
  }

  @Test func `task-without-state`() {
    let facts = Facts(
      tasks: [task("A", "draft")],
      taskCards: [Self.card("A"), Self.card("B", folder: "done"), Self.card("C", folder: "inbox")])
    #expect(
      TaskWithoutState().messages(in: facts) == [
        "B: the card lies in tasks/done/, the state file does not hold the task"
      ])
  }

  @Test func `task-vanished`() {
    let known = Model.Task(
      id: "A", status: "draft", dependencies: ["GONE", "CARD", "A"], source: line(5))
    let place = line(2, "state/project.yaml")
    let facts = Facts(
      tasks: [known], taskCards: [Self.card("CARD")],
      projects: [
        Project(
          id: "P", name: "P", tasks: [ProjectTask(id: "LOST", isActive: true, source: place)],
          source: place)
      ],
      auditEntries: [
        audit("GONE", at("11-01 10:00"), "merged"),
        audit("accept_1", at("11-01 10:00"), "accepted"),
      ])
    let findings = TaskVanished().findings(in: facts)
    #expect(findings.map(\.subject) == ["GONE", "LOST"])
    #expect(findings.first?.evidence.map(\.detail) == ["audit entry merged", "dependency of A"])
  }

  @Test func `card-and-state-disagree`() {
    let facts = Facts(
      tasks: [
        Model.Task(id: "A", status: "running", queue: "dev", priority: "P1", source: line(1)),
        Model.Task(id: "B", status: "released", queue: "dev", source: line(2)),
        Model.Task(id: "C", status: "released", queue: "dev", source: line(3)),
        Model.Task(id: "D", status: "blocked", queue: "dev", source: line(4)),
      ],
      taskCards: [
        Self.card("A", folder: "done", queue: "research", priority: "P2", status: "⚠️ BLOCKED"),
        Self.card("B", queue: "dev", priority: "P3"), Self.card("C", folder: "done"),
        Self.card("D", status: "Blocked"), Self.card("X", status: "blocked"),
      ])
    #expect(
      CardAndStateDisagree().messages(in: facts).sorted() == [
        "A: the card lies in done/, but the task is running",
        "A: the card says blocked, the state file running",
        "A: the card's priority is P2, the state file's P1",
        "A: the card's queue is research, the state file's dev",
        "B: the task is released, but its card does not lie in done/",
      ])
  }

  @Test func `card-references-unknown-spec`() {
    let facts = Facts(
      taskCards: [Self.card("A", specs: ["S1", "S2", "S3"]), Self.card("B", specs: ["S1"])],
      specs: [Spec(id: "S1", source: line(1))])
    #expect(
      CardReferencesUnknownSpec().messages(in: facts) == ["A: the registry does not hold S2, S3"])
  }

  @Test func `stuck-lock`() {
    let facts = Facts(
      tasks: [task("A", "released"), task("B", "running")],
      queueLocks: [
        QueueLock(queue: "dev", holder: "A", source: line(1)),
        QueueLock(queue: "data", holder: "B", source: line(2)),
      ])
    #expect(
      StuckLock().messages(in: facts) == [
        "dev: the lock of the queue dev is held by A, which is released"
      ])
  }

  @Test func `queue-over-limit`() {
    let running = ["A", "B", "C"].map { task($0, [("11-20 10:00", "draft", "running")]) }
    var facts = Facts(tasks: running, queuePolicies: [QueuePolicy(queue: "dev", maxConcurrent: 2)])
    #expect(
      QueueOverLimit().messages(in: facts) == ["dev: 3 tasks run in the queue dev; its limit is 2"])
    facts.queuePolicies = [QueuePolicy(queue: "dev", maxConcurrent: 3)]
    #expect(QueueOverLimit().messages(in: facts) == [])
  }

  @Test func `system-lock-without-freeze-record`() {
    var facts = Facts(
      queueLocks: [QueueLock(queue: "dev", holder: QueueLock.systemLock, source: line(1))])
    #expect(SystemLockWithoutFreezeRecord().findings(in: facts).map(\.subject) == ["dev"])
    let place = line(1, "ops/freeze/F1.md")
    facts.freezeRecords = [
      FreezeRecord(
        id: "F1", title: "", start: at("11-01 10:00"), end: at("11-10 10:00"), source: place)
    ]
    #expect(SystemLockWithoutFreezeRecord().findings(in: facts).count == 1)
    facts.freezeRecords = [
      FreezeRecord(id: "F1", title: "", start: at("11-01 10:00"), source: place)
    ]
    #expect(SystemLockWithoutFreezeRecord().findings(in: facts) == [])
  }
}
