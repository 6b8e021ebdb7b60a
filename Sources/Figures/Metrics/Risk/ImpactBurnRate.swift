import Model

/// How fast the impact budget goes.
package struct ImpactBurnRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.impact_burn_rate", title: "Impact burn rate", unit: .number,
    direction: .lowerIsBetter,
    summary:
      "How fast the impact budget is consumed: 1 lands on it exactly at the end of the quarter.",
    formula: "(consumed in the window ÷ budget) ÷ window as part of the quarter",
    rule: "ALOS, quarterly risk budget; state/risk_budget.yaml",
    bias: "The trailing windows reach back over the start of the quarter.",
    inputs: [.riskBudget, .incidents],
    target: FigureTarget(maximum: 1), targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    BudgetFigures(kind: .impact, definition: definition, context: context).burnRates()
  }
}
