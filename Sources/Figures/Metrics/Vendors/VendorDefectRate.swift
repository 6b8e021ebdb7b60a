import Model

/// How well a vendor's models work.
package struct VendorDefectRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.defect_rate", title: "Defect rate by model", unit: .ratio,
    direction: .lowerIsBetter,
    summary:
      "Units completed in the period with a confirmed defect, by the model of their first call.",
    formula: "units with a defect ÷ units completed",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias: DefectRate.bias,
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition) { DefectRate.reading($0, context) }
  }
}
