import Diagnostics
import Figures
import Model

/// Running tasks are seen to.
package struct OrphanedTask: Check {
  package init() {}

  package let rule = CheckRule(
    id: "orphaned-task", title: "Task running for too long", severity: .warning,
    why: "A task that has been running for more than a week is usually forgotten, and holds its "
      + "queue.",
    mend: "Finish it, block it with a reason, or abandon it.", inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    let days = context.facts.settings.orphanedTaskDays
    let (ages, unknown) = TaskAges.of("running", in: context.record)
    let old = ages.filter { $0.age > .days(Int64(days)) }.map { item in
      Finding(
        rule, subject: item.history.task.id,
        "the task has been running for \(ElapsedTime.words(item.age)); the limit is \(days) d",
        since: item.since, at: item.history.statusSource)
    }
    return old
      + unknown.map {
        Finding(rule, subject: $0.record, "the task is \($0.reason)", at: $0.source)
      }
  }
}
