import Model

/// How fast the remediation budget goes.
package struct SpendBurnRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.spend_burn_rate", title: "Remediation burn rate", unit: .number,
    direction: .lowerIsBetter,
    summary:
      "How fast the remediation budget is spent: 1 lands on it exactly at the end of the quarter.",
    formula: "(consumed in the window ÷ budget) ÷ window as part of the quarter",
    rule: "ALOS, quarterly risk budget; state/risk_budget.yaml",
    bias: "A line accrues at the start of its local day.",
    inputs: [.riskBudget, .incidents],
    target: FigureTarget(maximum: 1), targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    BudgetFigures(kind: .spend, definition: definition, context: context).burnRates()
  }
}
