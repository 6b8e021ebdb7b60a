import Model

/// Why a vendor costs more than before.
package struct VendorCostChange: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.cost_change", title: "Change of the token cost by vendor", unit: .money(""),
    direction: .lowerIsBetter,
    summary:
      "What the vendor's calls cost in the quarter, less what they cost in the one before; "
      + "and its three parts, which add up to it: price, volume, mix.",
    formula: "price + volume + mix",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias:
      "A quarter in progress is compared with a whole one: its volume still grows. A new "
      + "model is mix, never price.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    let total = context.vendorFigures(definition) { TokenCostChange.reading($0, nil, context) }
    return total
      + CostChange.Part.allCases.flatMap { part in
        context.vendorFigures(definition, labels: [FigureLabel("part", part.rawValue)]) {
          TokenCostChange.reading($0, part, context)
        }
      }
  }
}
