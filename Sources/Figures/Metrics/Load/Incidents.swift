import Model

/// How many incidents began.
package struct Incidents: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.incidents", title: "Incidents", unit: .count, direction: .lowerIsBetter,
    summary: "Incidents whose impact began in the period; neither duplicates nor maintenance.",
    formula: "incidents", rule: "Operational load: all incidents",
    bias: "An incident of several services counts for each of them, and once for the company. One "
      + "without a severity counts in no severity.",
    inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.incidentFigures(definition) { slice, severity in
      let group = delivery.incidents.groups[slice].filter {
        severity == nil || delivery.incidents.record(of: Int($0)).severity == severity
      }
      var reading = MetricReading.number(of: group.count, as: "incidents")
      reading.show(group, limit: context.evidenceLimit) { context.shared.incidents[$0] }
      if severity == nil {
        // An incident whose times contradict each other is one all the same.
        reading.leaveOut(delivery.incidents.unusable, slice, limit: context.evidenceLimit)
      }
      return reading
    }
  }
}
