import Model

/// How often a customer finds what a model did wrong.
package struct VendorEscapeRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.escape_rate", title: "Escape rate by model", unit: .ratio,
    direction: .lowerIsBetter,
    summary:
      "Units completed in the period with a defect that the customer, or whoever works on "
      + "with the unit, found, by the model of their first call.",
    formula: "units with an escaped defect ÷ units completed",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias: "Only what customers report is known. " + DefectRate.bias,
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition) { EscapeRate.reading($0, context) }
  }
}
