import Model

/// Tokens of a vendor that nobody knows the cost of.
package struct VendorUnpricedTokens: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.unpriced_tokens", title: "Unpriced tokens by vendor", unit: .count,
    direction: .lowerIsBetter,
    summary:
      "Tokens of calls in the period whose cost the log does not state, and whose model has "
      + "no price in force.",
    formula: "tokens without a price",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias: "They are in no cost: an unknown model is never free.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition, UnpricedTokens.reading)
  }
}
