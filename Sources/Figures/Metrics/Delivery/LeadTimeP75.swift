import Model

/// How long three of four changes take at most to production.
package struct LeadTimeP75: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.lead_time_p75", title: "Lead time for changes, 75th percentile", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Three quarters of the changes were in production within this time of being written.",
    formula: "75th percentile of the lead times of the changes deployed",
    rule: "DORA metrics, lead time for changes",
    bias: LeadTimeReading.bias, inputs: [.deployments, .changes])

  package func figures(in context: MetricContext) -> [Figure] {
    LeadTimeReading.figures(definition, in: context) { times in
      .percentile(times, .threeQuarters, as: "changes deployed")
    }
  }
}
