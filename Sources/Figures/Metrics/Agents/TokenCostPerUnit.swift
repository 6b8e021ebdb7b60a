import Model

/// What the tokens of a unit cost.
package struct TokenCostPerUnit: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.token_cost_per_unit", title: "Token cost per unit", unit: .money(""),
    direction: .lowerIsBetter,
    summary:
      "The calls of language models of the units completed in the period, divided by their number.",
    formula: "token cost ÷ units completed",
    rule: "AI-native operating system, weekly KPIs per workflow", bias: CostPerUnit.bias,
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { slice in
      CostPerUnit.reading(slice, [.tokens], context)
    }
  }
}
