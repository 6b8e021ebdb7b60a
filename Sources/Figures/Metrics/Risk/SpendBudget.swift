import Model

/// What mending may cost in the quarter.
package struct SpendBudget: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.spend_budget", title: "Remediation budget", unit: .money(""), direction: .neither,
    summary: "Money that a scope may spend on mending in the quarter.",
    formula: "budget", rule: "ALOS, quarterly risk budget; state/risk_budget.yaml",
    bias: "A decision, not a measurement.",
    inputs: [.riskBudget])

  package func figures(in context: MetricContext) -> [Figure] {
    BudgetFigures(kind: .spend, definition: definition, context: context).budgets()
  }
}
