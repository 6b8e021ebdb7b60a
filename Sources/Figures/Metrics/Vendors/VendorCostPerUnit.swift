import Model

/// What a unit costs that a vendor's model works on.
package struct VendorCostPerUnit: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.cost_per_unit", title: "Cost per unit by vendor", unit: .money(""),
    direction: .lowerIsBetter,
    summary:
      "Tokens, tool calls and the time of people, over all lines of the units completed in "
      + "the period, divided by their number.",
    formula: "(token cost + tool cost + review cost) ÷ units completed",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias:
      "A unit is the model's of its first call, and so the vendor's; what other models and "
      + "people did for it counts too. "
      + CostPerUnit.bias,
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition) {
      CostPerUnit.reading($0, AgentCost.Part.allCases, context)
    }
  }
}
