import Diagnostics
import Figures
import Model

/// Every change of a task's state has an audit entry.
package struct UnauditedTransition: Check {
  package init() {}

  package let rule = CheckRule(
    id: "unaudited-transition", title: "Transition without an audit entry", severity: .warning,
    why:
      "What nobody witnessed cannot be proven. The AI Workflow OS kernel audits finish and merge "
      + "only: its starts and releases are found here.",
    mend: "Add an entry with the transition's status and time to ops/audit/TASK.md, and say in its "
      + "details who added it and when.",
    isViolation: true, inputs: [.tasks, .audit])

  package func findings(in context: CheckContext) -> [Finding] {
    AuditedTransitions.of(context.record).unaudited.map { item in
      Finding(
        rule, subject: item.history.task.id,
        "\(item.transition.words) (\(item.transition.action)) has no audit entry",
        since: item.transition.at, at: item.transition.source)
    }
  }
}
