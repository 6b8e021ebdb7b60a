import Model

/// How much of the remediation budget is gone.
package struct SpendConsumed: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.spend_consumed", title: "Remediation budget consumed", unit: .ratio,
    direction: .lowerIsBetter,
    summary: "Money spent since the start of the quarter, as a part of the budget.",
    formula: "consumed ÷ budget", rule: "ALOS, quarterly risk budget; state/risk_budget.yaml",
    bias: "Lines of the as-of's own day count in full.",
    inputs: [.riskBudget, .incidents],
    target: FigureTarget(maximum: 1, isStrict: true), targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    BudgetFigures(kind: .spend, definition: definition, context: context).consumed()
  }
}
