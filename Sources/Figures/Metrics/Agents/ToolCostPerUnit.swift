import Model

/// What the tools of a unit cost.
package struct ToolCostPerUnit: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.tool_cost_per_unit", title: "Tool cost per unit", unit: .money(""),
    direction: .lowerIsBetter,
    summary:
      "The tool calls of the units completed in the period, divided by their number.",
    formula: "tool cost ÷ units completed",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "Only tool calls whose cost the log states cost anything.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .workflows) { slice in
      CostPerUnit.reading(slice, [.tools], context)
    }
  }
}
