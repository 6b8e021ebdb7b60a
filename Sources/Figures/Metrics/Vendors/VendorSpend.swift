import Model

/// What a vendor costs.
package struct VendorSpend: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.spend", title: "Spend by vendor", unit: .money(""), direction: .neither,
    summary: "Calls in the period of the vendor's models; of all vendors together, tools too.",
    formula: "token cost + tool cost",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias: "A model that state/vendors.yaml does not name is of the vendor unregistered. "
      + CostPerUnit.bias,
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    let weeks = context.agentScopes(.vendors)
      .filter { context.record.agentWork.scopes.all[$0].kind == .vendor }
      .flatMap { context.agentWeeks(definition, $0, [], AgentSpend.reading) }
    return weeks + context.vendorFigures(definition, AgentSpend.reading)
  }
}
