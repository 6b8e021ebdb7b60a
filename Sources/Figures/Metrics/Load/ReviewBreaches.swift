import Model

/// How many changes were not reviewed in time.
package struct ReviewBreaches: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.review_breaches", title: "Review SLA breaches", unit: .count,
    direction: .lowerIsBetter,
    summary: "Changes whose agreed business time for a first review ran out in the period, those "
      + "that wait still among them.",
    formula: "requests past the term",
    rule: "Review SLA: review_sla_business_hours, 24 business hours by default",
    bias: ReviewReading.bias, inputs: [.changes])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.reviews.judged[slice].filter {
        delivery.reviews.all[Int($0)].isBreach
      }
      var reading = MetricReading.number(of: group.count, as: "requests past the term")
      reading.show(group, limit: context.evidenceLimit) { context.shared.reviews[$0] }
      return reading
    }
  }
}
