import Diagnostics
import Figures
import Model

/// A spent budget asks for tighter approvals.
package struct BudgetExhaustedWithoutTightenedApprovals: Check {
  package init() {}

  package let rule = CheckRule(
    id: "budget-exhausted-without-tightened-approvals",
    title: "Risk budget spent, and approvals as before", severity: .error,
    why: "The policy asks for tighter approvals once the budget of the quarter is spent, and a "
      + "decision is what makes them hold.",
    mend: "Record the decision, with the scope or the risk budget by name, or change the policy.",
    inputs: [.riskBudget, .incidents])

  package func findings(in context: CheckContext) -> [Finding] {
    SpentBudget.missing(.tightenedApprovals, in: context).map { step, _ in
      Finding(
        rule, subject: step.budget.scope.id,
        "\(step.spentWords), and no accepted decision tightens approvals", since: step.reached.at,
        at: step.budget.scope.source)
    }
  }
}
