import Diagnostics
import Figures
import Model

/// Who stops a queue says why.
package struct SystemLockWithoutFreezeRecord: Check {
  package init() {}

  package let rule = CheckRule(
    id: "system-lock-without-freeze-record", title: "Queue stopped without a freeze record",
    severity: .error,
    why: "SYSTEM_LOCK stops everybody's work: scope, reason and end belong in a freeze record.",
    mend: "Write the freeze record in ops/freeze/, or lift the lock.", inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    guard context.record.freezesInForce.isEmpty else { return [] }
    return context.facts.queueLocks.filter(\.isSystemLock).map { lock in
      Finding(
        rule, subject: lock.queue,
        "the queue \(lock.queue) is stopped, and no freeze record is in force", at: lock.source)
    }
  }
}
