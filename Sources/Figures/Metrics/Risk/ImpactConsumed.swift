import Model

/// How much of the impact budget is gone.
package struct ImpactConsumed: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.impact_consumed", title: "Impact budget consumed", unit: .ratio,
    direction: .lowerIsBetter,
    summary: "Minutes consumed since the start of the quarter, as a part of the budget.",
    formula: "consumed ÷ budget", rule: "ALOS, quarterly risk budget; state/risk_budget.yaml",
    bias: "Judged before rounding: 99.99 % is not all of it.",
    inputs: [.riskBudget, .incidents],
    target: FigureTarget(maximum: 1, isStrict: true), targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    BudgetFigures(kind: .impact, definition: definition, context: context).consumed()
  }
}
