import Model

/// What people's time on a unit costs.
package struct ReviewCostPerUnit: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.review_cost_per_unit", title: "Review cost per unit", unit: .money(""),
    direction: .lowerIsBetter,
    summary:
      "Minutes of people on the units completed in the period × the loaded rate, divided by "
      + "their number.",
    formula: "review cost ÷ units completed",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias:
      "The rate is that in force on the first day of the week of the completion. An approval "
      + "that stands in its action and in a line of its own counts once.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .workflows) { slice in
      CostPerUnit.reading(slice, [.review], context)
    }
  }
}
