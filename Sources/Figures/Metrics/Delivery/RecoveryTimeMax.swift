import Model

/// How long it took at most to restore service after a failed deployment.
package struct RecoveryTimeMax: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.recovery_time_max", title: "Failed deployment recovery time, longest",
    unit: .seconds, direction: .lowerIsBetter,
    summary: "Longest time from the finish of a confirmed failed deployment to the restoration of "
      + "service.",
    formula: "longest recovery time of the failed deployments recovered",
    rule: "DORA metrics, failed deployment recovery time",
    bias: RecoveryReading.bias, inputs: [.deployments, .incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    RecoveryReading.figures(definition, in: context) { times in
      .percentile(times, 1, as: RecoveryReading.term)
    }
  }
}
