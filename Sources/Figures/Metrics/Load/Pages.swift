import Model

/// How often somebody was called.
package struct Pages: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.pages", title: "Pages", unit: .count, direction: .lowerIsBetter,
    summary: "Calls that reached a person in the period: one instant and responder each.",
    formula: "pages", rule: "Operational load: distinct pages that reached a human",
    bias: "Calls of duplicates and of maintenance count: somebody was called.",
    inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.pages.groups[slice]
      var reading = MetricReading.number(of: group.count, as: "pages")
      reading.show(group, limit: context.evidenceLimit) { context.shared.pages[$0] }
      return reading
    }
  }
}
