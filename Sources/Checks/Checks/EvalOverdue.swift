import Diagnostics
import Figures
import Model

/// A workflow is tested every month, and after each major change.
package struct EvalOverdue: Check {
  package init() {}

  package let rule = CheckRule(
    id: "eval-overdue", title: "Evaluation is overdue", severity: .warning,
    why: "Models, prompts and tools change; what was tested before says nothing of what runs now.",
    mend: "Run the suite, and log its cases.", inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    context.automatedWorkflows.compactMap { workflow in
      reason(workflow.evals, context).map {
        Finding(rule, subject: workflow.id, $0, at: workflow.place)
      }
    }
  }

  private func reason(_ evals: EvalReading, _ context: CheckContext) -> String? {
    guard let last = evals.last, let age = evals.age(at: context.asOf) else {
      return "no run of an evaluation is logged"
    }
    if let change = evals.lastMajorChange, evals.isBeforeMajorChange {
      return "the last run, of \(last.date), is older than the last major change, of \(change)"
    }
    guard age > EvalReading.maximumAge else { return nil }
    return
      "the last run was on \(last.date), \(context.today - last.date) days ago; the limit is 31"
  }
}
