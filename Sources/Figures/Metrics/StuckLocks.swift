import Diagnostics
package import Model

/// How many locks nobody will ever release.
package struct StuckLocks: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.stuck_locks", title: "Stuck locks", unit: .count, direction: .lowerIsBetter,
    summary: "Locks held by a task that is finished or that the state file does not hold.",
    formula: "stuck locks", rule: "OS operating model §4.2: released on finish",
    bias: "A lock carries no time: it is as the state file stands.", inputs: [.tasks])

  package func figures(in context: MetricContext) -> [Figure] {
    var reading = MetricReading.count(
      of: StuckQueueLock.all(in: context.record).map { stuck in
        Evidence(
          stuck.lock.source, record: stuck.lock.queue,
          detail: "held by \(stuck.lock.holder ?? ""), \(stuck.reason)")
      }, as: "stuck locks")
    reading.status = context.lockStatus
    return [context.figure(definition, nil, [], reading)]
  }
}

/// A lock whose holder does not work any more.
package struct StuckQueueLock: Sendable {
  package let lock: QueueLock
  /// nil where the state file does not hold the task.
  package let history: TaskHistory?
  /// `which is released`
  package let reason: String

  package static func all(in record: RecordReading) -> [StuckQueueLock] {
    record.facts.queueLocks.compactMap { lock in
      guard let holder = lock.holder, !lock.isSystemLock else { return nil }
      guard let history = record.history(of: holder) else {
        return StuckQueueLock(
          lock: lock, history: nil, reason: "which the state file does not hold")
      }
      guard history.isFinished else { return nil }
      return StuckQueueLock(lock: lock, history: history, reason: "which is \(history.status)")
    }
  }
}
