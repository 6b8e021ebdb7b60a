import Model

/// On how many days production was deployed to.
package struct DeploymentDays: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.deployment_days", title: "Days with a deployment", unit: .count,
    direction: .higherIsBetter,
    summary: "Local days on which a successful production deployment was finished.",
    formula: "days with a deployment", rule: "DORA metrics, deployment frequency",
    bias: "A day counts once however many deployments it has.", inputs: [.deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.deployments.successes[slice]
      let days = delivery.deployments.distinctDays(group)
      var reading = MetricReading.number(of: days, as: "days with a deployment")
      reading.count = group.count
      reading.show(group, limit: context.evidenceLimit, delivery.deploymentEvidence)
      reading.leaveOut(delivery.deployments.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }
}

extension ProductionDeployments {
  /// How many local days these deployments, in order of finish, lie on.
  func distinctDays(_ numbers: ArraySlice<Int32>) -> Int {
    var count = 0
    var last: Int?
    for number in numbers where all[Int(number)].day != last {
      last = all[Int(number)].day
      count += 1
    }
    return count
  }
}
