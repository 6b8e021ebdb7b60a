import Model

/// How long nine of ten changes take at most to production.
package struct LeadTimeP90: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.lead_time_p90", title: "Lead time for changes, 90th percentile", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Nine of ten changes were in production within this time of being written.",
    formula: "90th percentile of the lead times of the changes deployed",
    rule: "DORA metrics, lead time for changes",
    bias: LeadTimeReading.bias, inputs: [.deployments, .changes])

  package func figures(in context: MetricContext) -> [Figure] {
    LeadTimeReading.figures(definition, in: context) { times in
      .ninetieth(times, as: "changes deployed")
    }
  }
}
