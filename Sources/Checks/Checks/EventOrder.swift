import Diagnostics
import Figures
import Model

/// A task's events are written in order of time.
package struct EventOrder: Check {
  package init() {}

  package let rule = CheckRule(
    id: "event-order", title: "Events out of order", severity: .warning,
    why: "The kernel appends: an event older than the one above it was written by hand or with a "
      + "wrong clock, and times drawn from it are doubtful.",
    mend: "Correct the time if it is wrong; leave a note on the event if it is right.",
    inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.tasks.compactMap { history in
      let pairs = zip(history.events, history.events.dropFirst())
      guard let (before, after) = pairs.first(where: { $0.at > $1.at }) else { return nil }
      return Finding(
        rule, subject: history.task.id,
        "\(after.action) of \(after.at) stands below \(before.action) of \(before.at)",
        since: after.at, at: after.source,
        evidence: [Evidence(before.source, record: history.task.id, detail: before.action)])
    }
  }
}
