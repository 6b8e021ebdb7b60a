import Model

/// How often production is deployed to.
package struct DeploymentFrequency: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.deployment_frequency", title: "Deployment frequency", unit: .count,
    direction: .higherIsBetter,
    summary: "Successful production deployments finished in the period.",
    formula: "deployments", rule: "DORA metrics, deployment frequency",
    bias: "Rollbacks and hotfixes are deployments. The band is that of the median number of days "
      + "with a deployment, which one busy day does not move.",
    inputs: [.deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.deployments.successes[slice]
      var reading = MetricReading.number(of: group.count, as: "deployments")
      reading.show(group, limit: context.evidenceLimit, delivery.deploymentEvidence)
      reading.leaveOut(delivery.deployments.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }
}
