import Model

/// What part of the incidents found people out of their hours.
package struct AfterHoursShare: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.after_hours_share", title: "After-hours share", unit: .ratio,
    direction: .lowerIsBetter,
    summary: "Incidents whose first page, else detection, fell into the sleep or the time off of "
      + "the person called, as a part of all.",
    formula: "incidents after hours ÷ incidents",
    rule: "Operational load: see After-hours incidents",
    bias: "Two thirds of a week's hours are out of hours: a system that fails at random has a "
      + "share near 70 %.",
    inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.hours.groups[slice]
      let after = group.count { delivery.hours.all[Int($0)].bucket != .business }
      var reading = MetricReading.rate(
        ("incidents after hours", after), of: ("incidents", group.count),
        none: .notApplicable(because: "no incident"), in: context)
      reading.show(group, limit: context.evidenceLimit) { context.shared.hours[$0] }
      return reading
    }
  }
}
