import Model

/// How long it takes to restore service after a failed deployment.
package struct RecoveryTime: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.recovery_time", title: "Failed deployment recovery time, median", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Median time from the finish of a confirmed failed deployment to the restoration of "
      + "service.",
    formula: "median recovery time of the failed deployments recovered",
    rule: "DORA metrics, failed deployment recovery time",
    bias: RecoveryReading.bias, inputs: [.deployments, .incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    RecoveryReading.figures(definition, in: context) { times in
      var reading = MetricReading.percentile(times, .half, as: RecoveryReading.term)
      reading.band = reading.value.map(DeliveryBands.recoveryTime)
      return reading
    }
  }
}
