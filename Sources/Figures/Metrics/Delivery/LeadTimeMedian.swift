import Model

/// How long a change takes from being written to production.
package struct LeadTimeMedian: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.lead_time", title: "Lead time for changes, median", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Median time from the earliest authored commit of a change to the finish of the first "
      + "successful production deployment of its service that contains it.",
    formula: "median lead time of the changes deployed",
    rule: "DORA metrics, lead time for changes",
    bias: LeadTimeReading.bias, inputs: [.deployments, .changes])

  package func figures(in context: MetricContext) -> [Figure] {
    LeadTimeReading.figures(definition, in: context) { times in
      var reading = MetricReading.percentile(times, .half, as: "changes deployed")
      reading.band = reading.value.map(DeliveryBands.leadTime)
      return reading
    }
  }
}
