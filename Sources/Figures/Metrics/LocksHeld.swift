import Model

/// How many queues are held.
package struct LocksHeld: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.locks_held", title: "Locks held", unit: .count, direction: .neither,
    summary: "Queues whose lock a task or SYSTEM_LOCK holds.", formula: "locks held",
    rule: "OS operating model §4.2",
    bias: "A lock carries no time: it is as the state file stands.", inputs: [.tasks])

  package func figures(in context: MetricContext) -> [Figure] {
    let held = context.facts.queueLocks.filter { $0.holder != nil }
    var reading = MetricReading.count(
      of: held.map { Evidence($0.source, record: $0.queue, detail: "held by \($0.holder ?? "")") },
      as: "locks held")
    reading.status = context.lockStatus
    return [context.figure(definition, nil, [], reading)]
  }
}

extension MetricContext {
  /// Locks can be told only as the state file stands: at an earlier as-of they are a guess.
  var lockStatus: FigureStatus {
    record.stateIsLater
      ? .partial(because: "the state file is later than the as-of, and locks carry no time") : .ok
  }
}
