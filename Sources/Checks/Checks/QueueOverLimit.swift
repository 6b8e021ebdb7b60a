import Diagnostics
import Figures
import Model

/// No more tasks run than the queue permits.
package struct QueueOverLimit: Check {
  package init() {}

  package let rule = CheckRule(
    id: "queue-over-limit", title: "Queue over its limit", severity: .warning,
    why: "The limit keeps parallel work reviewable.",
    mend: "Finish or block tasks of the queue, or change its policy by a decision.",
    inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    QueueLoads.of(context.record).compactMap { load in
      guard let limit = load.limit, load.running.count > limit,
        let newest = load.running.max(by: {
          ($0.statusSince, $0.task.id) < ($1.statusSince, $1.task.id)
        })
      else { return nil }
      return Finding(
        rule, subject: load.queue,
        "\(load.running.count) tasks run in the queue \(load.queue); its limit is \(limit)",
        since: newest.statusSince, at: newest.statusSource,
        evidence: load.running.map {
          Evidence($0.statusSource, record: $0.task.id, detail: "running")
        })
    }
  }
}

/// An unknown start is before every known one.
private func < (left: (Instant?, String), right: (Instant?, String)) -> Bool {
  switch (left.0, right.0) {
  case (let first?, let second?) where first != second: first < second
  case (nil, _?): true
  case (_?, nil): false
  default: left.1.utf8.lexicographicallyPrecedes(right.1.utf8)
  }
}
