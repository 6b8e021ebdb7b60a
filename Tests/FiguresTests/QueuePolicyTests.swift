import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// What was found of a queue's policy, worked out by hand from the records written here.
@Suite struct `Queue policy against the record` {
  private static func states(
    _ tasks: [Model.Task], lock: QueueLock? = nil, reviews: [TaskReview] = [],
    audit: [AuditEntry] = [], policy: QueuePolicy = QueuePolicy(queue: "dev", maxConcurrent: 1)
  ) -> [String] {
    let facts = Facts(
      tasks: tasks, queueLocks: lock.map { [$0] } ?? [], queuePolicies: [policy], reviews: reviews,
      agents: [Agent(id: "ai-1", source: line(1, "state/agents.yaml"))], auditEntries: audit)
    let reading = RecordReading(facts: facts, asOf: now).queuePolicyReadings[0]
    return reading.rules.map { "\($0.state): \($0.found)" }
  }

  private static func lock(_ holder: String?) -> QueueLock {
    QueueLock(queue: "dev", holder: holder, source: line(1))
  }

  private static func running(_ id: String) -> Model.Task {
    task(id, [("11-20 08:00", "draft", "running")])
  }

  @Test func `an empty queue breaks nothing, and most of it is untested`() {
    #expect(
      Self.states([]) == [
        "kept: 0 run", "untested: no task runs", "kept: no finished task holds it",
        "untested: no task was merged", "untested: no transition is on record",
      ])
  }

  @Test func `more tasks than may run, and a lock that another holds`() {
    let states = Self.states([Self.running("A"), Self.running("B")], lock: Self.lock("C"))
    #expect(states[0] == "broken: 2 run")
    #expect(states[1] == "broken: A runs, C holds it")
    #expect(states[2] == "broken: held by C, which the state file does not hold")
    #expect(states[4] == "broken: 0 of 2 transitions have an audit entry")
    let free = Self.states([Self.running("A")], lock: Self.lock(nil))
    #expect(free[1] == "broken: a task runs, the lock is free")
    #expect(
      Self.states([Self.running("A")], lock: Self.lock("A"))[1] == "kept: A runs and holds it")
  }

  /// A was merged by a person, B by an agent, C passed its review, D did not.
  @Test func `an approval is a review that passed, or the person who merged`() {
    func merged(_ id: String, by: String) -> AuditEntry {
      var entry = audit(id, at("11-20 10:00"), "merged")
      entry.details = [Field(name: "merged_by", value: by)]
      return entry
    }
    func review(_ id: String, _ verdict: ReviewVerdict) -> TaskReview {
      TaskReview(
        taskID: id,
        reports: [
          ReviewReport(
            id: id, taskID: id, reviewer: "r", reviewedAt: at("11-20 09:00"), verdict: verdict,
            source: line(5))
        ], source: line(4))
    }
    let states = Self.states(
      ["A", "B", "C", "D"].map { mergedTask($0, start: "11-20 08:00", merge: "11-20 10:00") },
      reviews: [review("C", .approved), review("D", .needsRevision)],
      audit: [merged("A", by: "lead"), merged("B", by: "ai-1")])
    #expect(states[3] == "broken: 2 of 4 merged tasks have an approval on record")
  }

  @Test func `what a policy does not ask for is not judged`() {
    let policy = QueuePolicy(
      queue: "dev", maxConcurrent: 5, lockOnStart: false, autoReleaseOnFinish: false,
      requiresHumanApproval: false, auditAllActions: false)
    let states = Self.states([Self.running("A")], lock: Self.lock("C"), policy: policy)
    #expect(states == ["kept: 1 runs"] + Array(repeating: "notAsked: not asked for", count: 4))
  }
}
