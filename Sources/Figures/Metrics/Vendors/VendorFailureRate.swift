import Model

/// How often a vendor's models do not answer.
package struct VendorFailureRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.failure_rate", title: "Failed actions by vendor", unit: .ratio,
    direction: .lowerIsBetter,
    summary: "Actions of the vendor's models that ended with an error or in a timeout.",
    formula: "actions failed ÷ actions with a status",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias: "It is what the caller saw, not the vendor's availability: a wrong request fails too.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition) { slice in
      let own = slice.actions.filter { $0.key.model != nil }
      let failed = own.reduce(0) { $0 + ($1.statuses[.error] ?? 0) + ($1.statuses[.timeout] ?? 0) }
      let stated = own.reduce(0) { sum, cell in
        sum + ActionStatus.allCases.reduce(0) { $0 + (cell.statuses[$1] ?? 0) }
      }
      return MetricReading.rate(
        ("actions failed", failed), of: ("actions with a status", stated),
        none: .notApplicable(because: "no action of a model was logged"), in: context)
    }
  }
}
