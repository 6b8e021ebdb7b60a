import Model

/// What incidents may cost customers in the quarter.
package struct ImpactBudget: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.impact_budget", title: "Impact budget", unit: .minutes, direction: .neither,
    summary: "SEV-2-equivalent minutes that a scope may consume in the quarter.",
    formula: "budget", rule: "ALOS, quarterly risk budget; state/risk_budget.yaml",
    bias: "A decision, not a measurement.",
    inputs: [.riskBudget])

  package func figures(in context: MetricContext) -> [Figure] {
    BudgetFigures(kind: .impact, definition: definition, context: context).budgets()
  }
}
