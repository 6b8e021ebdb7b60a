import Model

/// What part of the changes is reviewed in time.
package struct ReviewSLA: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.review_sla", title: "Review SLA attainment", unit: .ratio,
    direction: .higherIsBetter,
    summary: "Changes first reviewed by another person within the agreed business time, as a part "
      + "of those judged in the period.",
    formula: "reviewed in time ÷ requests judged",
    rule: "Review SLA: review_sla_business_hours, 24 business hours by default",
    bias: ReviewReading.bias, inputs: [.changes])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.reviews.judged[slice]
      let met = group.count { !delivery.reviews.all[Int($0)].isBreach }
      var reading = MetricReading.rate(
        ("reviewed in time", met), of: ("requests judged", group.count),
        none: .notApplicable(because: "no request was judged"), in: context)
      reading.show(group, limit: context.evidenceLimit) { context.shared.reviews[$0] }
      reading.leaveOut(delivery.reviews.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }
}
