import Diagnostics
import Figures
import Model

/// Locks are released with their task.
package struct StuckLock: Check {
  package init() {}

  package let rule = CheckRule(
    id: "stuck-lock", title: "Lock held by a finished task", severity: .warning,
    why: "Nobody will release the lock any more, and the queue stands still. The kernel's merge "
      + "and release leave it behind.",
    mend: "Remove the queue's lock from the state file, with an audit entry.", inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    StuckQueueLock.all(in: context.record).map { stuck in
      let holder = stuck.lock.holder ?? ""
      return Finding(
        rule, subject: stuck.lock.queue,
        "the lock of the queue \(stuck.lock.queue) is held by \(holder), \(stuck.reason)",
        since: stuck.history?.statusSince, at: stuck.lock.source,
        evidence: stuck.history.map {
          [Evidence($0.statusSource, record: holder, detail: $0.status)]
        } ?? [])
    }
  }
}
