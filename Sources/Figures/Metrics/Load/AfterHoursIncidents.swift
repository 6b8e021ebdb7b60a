import Model

/// How many incidents found people out of their hours.
package struct AfterHoursIncidents: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.after_hours_incidents", title: "After-hours incidents", unit: .count,
    direction: .lowerIsBetter,
    summary: "Incidents whose first page, else detection, fell into the sleep or the time off of "
      + "the person called; by responder for the quarter.",
    formula: "incidents after hours",
    rule: "Operational load: sleep 22:00 to 08:00 daily; off 18:00 to 22:00, weekends and "
      + "holidays; business 08:00 to 18:00, Monday to Friday",
    bias: "By the responder's zone at the time, else the team's, else the workspace's; holidays of "
      + "the team's calendar. An incident that calls several people counts once, by the first.",
    inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    let company = DeliveryScopes.company
    let scopes = context.deliveryFigures(definition) { slice in
      reading(slice, delivery, context) { $0.bucket != .business }
    }
    let buckets = HourBucket.allCases.flatMap { bucket in
      context.deliveryFigures(
        definition, scope: company, labels: [FigureLabel("bucket", bucket.rawValue)]
      ) { slice in reading(slice, delivery, context) { $0.bucket == bucket } }
    }
    let quarter = DeliverySlice(scope: company, period: DeliveryPeriods.quarter)
    let responders = Set(
      delivery.hours.groups[quarter].compactMap { delivery.hours.all[Int($0)].responder })
    let people = responders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
      context.quarter(definition, company, [FigureLabel("responder", name)]) { slice in
        reading(slice, delivery, context) { $0.bucket != .business && $0.responder == name }
      }
    }
    return scopes + buckets + people
  }

  private func reading(
    _ slice: DeliverySlice, _ delivery: DeliveryReading, _ context: MetricContext,
    _ holds: (IncidentHour) -> Bool
  ) -> MetricReading {
    let group = delivery.hours.groups[slice].filter { holds(delivery.hours.all[Int($0)]) }
    var reading = MetricReading.number(of: group.count, as: "incidents after hours")
    reading.show(group, limit: context.evidenceLimit) { context.shared.hours[$0] }
    return reading
  }
}
