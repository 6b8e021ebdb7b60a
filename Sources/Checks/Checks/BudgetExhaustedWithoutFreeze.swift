import Diagnostics
import Figures
import Model

/// A spent budget stops change.
package struct BudgetExhaustedWithoutFreeze: Check {
  package init() {}

  package let rule = CheckRule(
    id: "budget-exhausted-without-freeze", title: "Risk budget spent, and no freeze",
    severity: .error,
    why: "The policy asks for a freeze once the budget of the quarter is spent; without one the "
      + "budget limits nothing.",
    mend: "Freeze the scope with a record in ops/freeze/ that names it, or decide otherwise and "
      + "change the policy.",
    inputs: [.riskBudget, .incidents])

  package func findings(in context: CheckContext) -> [Finding] {
    SpentBudget.missing(.freeze, in: context).map { step, obligation in
      Finding(
        rule, subject: step.budget.scope.id,
        "\(step.spentWords), and there is no freeze", since: step.reached.at,
        at: step.budget.scope.source)
    }
  }
}

/// Spent budgets whose policy asks for something that is not there.
enum SpentBudget {
  /// One for each scope, at the first step that asks for it.
  static func missing(
    _ obligation: BudgetPolicyStep.Obligation, in context: CheckContext
  ) -> [(step: RiskPolicy.Step, obligation: RiskPolicy.Obligation)] {
    var seen: Set<String> = []
    return context.riskPolicy.steps.filter(\.isSpent).compactMap { step in
      let missing = step.obligations.first { $0.obligation == obligation && $0.state == .missing }
      guard let missing, seen.insert(step.budget.scope.id).inserted else { return nil }
      return (step, missing)
    }
  }
}

extension RiskPolicy.Step {
  /// One of the scope's two budgets is used up.
  var isSpent: Bool { budget.impact.isExhausted || budget.spend.isExhausted }

  /// `120 % of the impact budget is consumed`.
  var spentWords: String {
    let reading = budget.impact.isExhausted ? budget.impact : budget.spend
    return Self.words(reading)
  }

  /// The same of the budget that reached the step first.
  var reachedWords: String { Self.words(reached.kind == .impact ? budget.impact : budget.spend) }

  private static func words(_ reading: BudgetReading) -> String {
    let share = (reading.share ?? 0) * 100
    return "\(share.decimal(places: 1)) % of the \(reading.kind.rawValue) budget is consumed"
  }
}
