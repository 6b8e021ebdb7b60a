import Diagnostics
import Figures
import Model

/// A suite is large enough to tell, and small enough to be run.
package struct EvalSuiteSizeWrong: Check {
  package init() {}

  package let rule = CheckRule(
    id: "eval-suite-size-wrong", title: "Evaluation suite too small or too large",
    severity: .warning,
    why: "Below 100 cases a rate tells little; above 300 a suite is run too seldom.",
    mend: "Add real cases, or take out those that say the same.", inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.agentWork.workflows.compactMap { workflow in
      guard let run = workflow.evals.last, !EvalReading.sizes.contains(run.cases) else {
        return nil
      }
      let sizes = EvalReading.sizes
      return Finding(
        rule, subject: workflow.id,
        "the run of \(run.suite) on \(run.date) has \(run.cases) cases, not \(sizes.lowerBound) to "
          + "\(sizes.upperBound)", at: run.failures.first.first ?? workflow.place)
    }
  }
}
