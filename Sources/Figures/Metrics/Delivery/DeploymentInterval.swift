import Model

/// How long production waits from one deployment to the next.
package struct DeploymentInterval: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.deployment_interval", title: "Time between deployments, median", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Median time between consecutive successful production deployments of the period.",
    formula: "median of the intervals between deployments",
    rule: "DORA metrics, deployment frequency",
    bias: "Intervals that reach out of the period do not count; for the company and a team they "
      + "are between deployments of any of their services.",
    inputs: [.deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.deployments.successes[slice]
      let finishes = group.map { delivery.deployments.all[Int($0)].finishedAt.microseconds }
      let intervals = zip(finishes.dropFirst(), finishes).map { $0 - $1 }.sorted()
      var reading = MetricReading.percentile(
        intervals[...], .half, as: "intervals between deployments")
      if intervals.isEmpty {
        reading.status = .notApplicable(because: "fewer than two deployments")
      }
      reading.show(group, limit: context.evidenceLimit, delivery.deploymentEvidence)
      reading.leaveOut(delivery.deployments.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }
}
