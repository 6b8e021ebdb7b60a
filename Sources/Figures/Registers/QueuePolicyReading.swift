package import Model

/// What a queue's policy asks for, against what the record shows.
package struct QueuePolicyReading: Sendable {
  /// A rule of the policy and what was found of it.
  package struct Rule: Sendable {
    package enum State: Sendable {
      case kept, broken
      /// The policy does not ask for it.
      case notAsked
      /// Nothing happened that could have kept or broken it.
      case untested
    }

    package let name: String
    /// What the policy says: `at most 3`, `yes`.
    package let policy: String
    package let state: State
    package let found: String
    package let evidence: [Evidence]
  }

  package let queue: String
  package let policy: QueuePolicy
  /// In the policy's order.
  package let rules: [Rule]
}

extension RecordReading {
  /// The queues that have a policy, by name.
  package var queuePolicyReadings: [QueuePolicyReading] {
    let reader = QueuePolicyReader(self)
    return facts.queuePolicies.map(reader.reading)
  }
}

/// Holds the tasks and locks of a queue to its policy.
private struct QueuePolicyReader {
  typealias Rule = QueuePolicyReading.Rule

  private let record: RecordReading
  private let tasks: [String: [TaskHistory]]
  private let unaudited: [String: [AuditedTransitions.Unaudited]]
  private let stuck: [StuckQueueLock]

  init(_ record: RecordReading) {
    self.record = record
    tasks = Dictionary(grouping: record.tasks) { $0.task.queue ?? "" }
    unaudited = Dictionary(grouping: AuditedTransitions.of(record).unaudited) {
      $0.history.task.queue ?? ""
    }
    stuck = StuckQueueLock.all(in: record)
  }

  func reading(_ policy: QueuePolicy) -> QueuePolicyReading {
    let own = tasks[policy.queue] ?? []
    let running = own.filter { $0.status == "running" }
    return QueuePolicyReading(
      queue: policy.queue, policy: policy,
      rules: [
        concurrency(policy, running), lock(policy, running), release(policy),
        approval(policy, own), audit(policy, own),
      ])
  }

  private func concurrency(_ policy: QueuePolicy, _ running: [TaskHistory]) -> Rule {
    Rule(
      name: "Tasks at once", policy: "at most \(policy.maxConcurrent)",
      state: running.count > policy.maxConcurrent ? .broken : .kept,
      found: running.count == 1 ? "1 runs" : "\(running.count) run", evidence: evidence(running))
  }

  private func lock(_ policy: QueuePolicy, _ running: [TaskHistory]) -> Rule {
    let lock = record.facts.queueLocks.first { $0.queue == policy.queue }
    func rule(_ state: Rule.State, _ found: String) -> Rule {
      Rule(
        name: "A task that starts takes the lock", policy: policy.lockOnStart ? "yes" : "no",
        state: state, found: found,
        evidence: lock.map { [Evidence($0.source, record: $0.queue, detail: "the lock")] } ?? [])
    }
    guard policy.lockOnStart else { return rule(.notAsked, "not asked for") }
    guard !running.isEmpty else { return rule(.untested, "no task runs") }
    guard let holder = lock?.holder else { return rule(.broken, "a task runs, the lock is free") }
    return running.contains { $0.task.id == holder }
      ? rule(.kept, "\(holder) runs and holds it")
      : rule(.broken, "\(running[0].task.id) runs, \(holder) holds it")
  }

  private func release(_ policy: QueuePolicy) -> Rule {
    func rule(_ state: Rule.State, _ found: String, _ evidence: [Evidence] = []) -> Rule {
      Rule(
        name: "A task that ends gives it back", policy: policy.autoReleaseOnFinish ? "yes" : "no",
        state: state, found: found, evidence: evidence)
    }
    guard policy.autoReleaseOnFinish else { return rule(.notAsked, "not asked for") }
    guard let stuck = stuck.first(where: { $0.lock.queue == policy.queue }) else {
      return rule(.kept, "no finished task holds it")
    }
    let holder = stuck.lock.holder ?? ""
    return rule(
      .broken, "held by \(holder), \(stuck.reason)",
      [Evidence(stuck.lock.source, record: holder, detail: "the lock")])
  }

  private func approval(_ policy: QueuePolicy, _ own: [TaskHistory]) -> Rule {
    func rule(_ state: Rule.State, _ found: String, _ evidence: [Evidence] = []) -> Rule {
      Rule(
        name: "A person approves", policy: policy.requiresHumanApproval ? "yes" : "no",
        state: state, found: found, evidence: evidence)
    }
    guard policy.requiresHumanApproval else { return rule(.notAsked, "not asked for") }
    let merged = own.filter { $0.status == "merged" || $0.status == "released" }
    guard !merged.isEmpty else { return rule(.untested, "no task was merged") }
    let without = merged.filter { !isApproved($0) }
    return rule(
      without.isEmpty ? .kept : .broken,
      "\(merged.count - without.count) of \(merged.count) merged tasks have an approval on record",
      evidence(without))
  }

  private func isApproved(_ history: TaskHistory) -> Bool {
    guard let review = record.review(of: history.task.id) else { return false }
    if let approved = review.approvedAt, approved <= record.asOf { return true }
    return record.reports(of: review).last?.verdict == .approved
  }

  private func audit(_ policy: QueuePolicy, _ own: [TaskHistory]) -> Rule {
    func rule(_ state: Rule.State, _ found: String, _ evidence: [Evidence] = []) -> Rule {
      Rule(
        name: "Every act is audited", policy: policy.auditAllActions ? "yes" : "no", state: state,
        found: found, evidence: evidence)
    }
    guard policy.auditAllActions else { return rule(.notAsked, "not asked for") }
    let all = own.reduce(0) { sum, history in
      sum + history.transitions.count { $0.origin == .stateFile }
    }
    guard all > 0 else { return rule(.untested, "no transition is on record") }
    let without = unaudited[policy.queue] ?? []
    return rule(
      without.isEmpty ? .kept : .broken,
      "\(all - without.count) of \(all) transitions have an audit entry",
      without.map {
        Evidence($0.transition.source, record: $0.history.task.id, detail: $0.transition.words)
      })
  }

  private func evidence(_ histories: [TaskHistory]) -> [Evidence] {
    histories.map { Evidence($0.statusSource, record: $0.task.id, detail: $0.status) }
  }
}
