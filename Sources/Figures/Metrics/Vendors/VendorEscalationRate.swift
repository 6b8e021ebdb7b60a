import Model

/// How often a model does not get there alone.
package struct VendorEscalationRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.escalation_rate", title: "Escalation rate by model", unit: .ratio,
    direction: .lowerIsBetter,
    summary:
      "Units handed to a person after an attempt and before their completion, as a part of "
      + "the units attempted, by the model of their first call.",
    formula: "units escalated ÷ units attempted",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias: "A planned approval is no escalation. A unit without an outcome is in no period yet.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition) { EscalationRate.reading($0, context) }
  }
}
