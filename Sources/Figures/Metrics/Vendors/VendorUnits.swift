import Model

/// What is done with a vendor's models.
package struct VendorUnits: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.units", title: "Units by vendor", unit: .count, direction: .higherIsBetter,
    summary: "Units completed for the first time in the period, by the model of their first call.",
    formula: "units completed",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias:
      "A unit is the model's of its first call, and so the vendor's; what other models and "
      + "people did for it counts too.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition) { Throughput.reading($0, context) }
  }
}
