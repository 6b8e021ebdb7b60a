import Model

/// How many calls come right after a deployment.
package struct PagesAfterDeployment: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.pages_after_deployment", title: "Pages within an hour of a deployment",
    unit: .count, direction: .lowerIsBetter,
    summary: "Calls that reached a person at most 60 minutes after a production deployment of the "
      + "same service was finished.",
    formula: "pages within an hour of a deployment",
    rule: "Operational load: pages at most 60 minutes after a deployment of that service",
    bias: "Nearness is no cause: a stated cause is.", inputs: [.incidents, .deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.pages.afterDeployment[slice]
      var reading = MetricReading.number(
        of: group.count, as: "pages within an hour of a deployment")
      reading.show(group, limit: context.evidenceLimit) { context.shared.pages[$0] }
      return reading
    }
  }
}
