import Model

/// Holds the tasks and locks of a queue to its policy.
struct QueuePolicyReader {
  typealias Rule = QueuePolicyReading.Rule

  private let record: RecordReading
  private let tasks: [String: [TaskHistory]]
  private let unaudited: [String: [AuditedTransitions.Unaudited]]
  private let stuck: [StuckQueueLock]
  /// The tasks that a person merged or released, as the audit trail has it.
  private let mergedByPeople: Set<String>

  init(_ record: RecordReading) {
    self.record = record
    tasks = Dictionary(grouping: record.tasks) { $0.task.queue ?? "" }
    unaudited = Dictionary(grouping: AuditedTransitions.of(record).unaudited) {
      $0.history.task.queue ?? ""
    }
    stuck = StuckQueueLock.all(in: record)
    mergedByPeople = Self.mergedByPeople(record)
  }

  private static let approvers: Set<String> = [
    "merged_by", "released_by", "accepted_by", "approved_by",
  ]

  /// An agent's word is speculative: it approves nothing.
  private static func mergedByPeople(_ record: RecordReading) -> Set<String> {
    let agents = Set(record.facts.agents.map(\.id))
    let entries = record.auditEntries.filter { entry in
      guard entry.status == "merged" || entry.status == "released" else { return false }
      return entry.details.contains { approvers.contains($0.name) && !agents.contains($0.value) }
    }
    return Set(entries.map(\.subject))
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
        name: "Lock on start", policy: policy.lockOnStart ? "yes" : "no",
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
        name: "Released at the end", policy: policy.autoReleaseOnFinish ? "yes" : "no",
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

  /// By a review that let it pass, or by the person who merged it.
  private func isApproved(_ history: TaskHistory) -> Bool {
    if mergedByPeople.contains(history.task.id) { return true }
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
