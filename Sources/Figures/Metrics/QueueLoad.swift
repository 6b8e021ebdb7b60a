package import Diagnostics
import Model

/// How full the queues are.
package struct QueueLoad: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.queue_load", title: "Queue load", unit: .ratio, direction: .neither,
    summary: "Running tasks of a queue, as a part of the number that may run at once.",
    formula: "running tasks ÷ tasks that may run at once", rule: "OS operating model §4.1",
    bias: "A task in review occupies no place.", inputs: [.tasks])

  package func figures(in context: MetricContext) -> [Figure] {
    let loads = QueueLoads.of(context.record)
    let whole = reading(
      running: loads.flatMap(\.running), limit: loads.reduce(0) { $0 + ($1.limit ?? 0) })
    guard !loads.isEmpty else {
      let none = MetricReading(status: .notApplicable(because: "there are no queues"))
      return [context.figure(definition, nil, [], none)]
    }
    return [context.figure(definition, nil, [], whole)]
      + loads.map { load in
        var reading = reading(running: load.running, limit: load.limit ?? 0)
        if load.limit == nil {
          reading.status = .noData(because: "no policy limits the queue \(load.queue)")
        }
        return context.figure(definition, nil, [FigureLabel("queue", load.queue)], reading)
      }
  }

  private func reading(running: [TaskHistory], limit: Int) -> MetricReading {
    .ratio(
      ("running tasks", running.count), of: ("tasks that may run at once", limit),
      none: "no task may run",
      evidence: running.map { history in
        Evidence(
          history.statusSource, record: history.task.id,
          detail: "running in \(history.task.queue ?? "no queue")")
      })
  }
}

/// What runs in one queue.
package struct QueueReading: Sendable {
  package let queue: String
  /// nil where no policy names the queue.
  package let limit: Int?
  package let policySource: SourceLocation?
  package let running: [TaskHistory]
}

package enum QueueLoads {
  /// All queues that a policy or a running task names, by name.
  package static func of(_ record: RecordReading) -> [QueueReading] {
    let running = record.tasks.filter { $0.status == "running" && $0.task.queue != nil }
    let groups = Dictionary(grouping: running) { $0.task.queue ?? "" }
    let policies = Dictionary(
      record.facts.queuePolicies.map { ($0.queue, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(groups.keys).union(policies.keys).sorted().map { queue in
      QueueReading(
        queue: queue, limit: policies[queue]?.maxConcurrent,
        policySource: policies[queue]?.source, running: groups[queue] ?? [])
    }
  }
}
