import Model

/// How many calls come with a deployment.
package struct PagesPerDeployment: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.pages_per_deploy", title: "Pages per deployment", unit: .number,
    direction: .lowerIsBetter,
    summary: "Calls that reached a person, for each production deployment of the services in "
      + "scope that was finished.",
    formula: "pages ÷ completed deployments",
    rule: "Operational load: distinct pages that reached a human ÷ production deployments",
    bias: "Calls need not come from deployments: read those within an hour of one beside it.",
    inputs: [.incidents, .deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.pages.groups[slice]
      var reading = MetricReading.rate(
        ("pages", group.count),
        of: ("completed deployments", delivery.deployments.groups[slice].count),
        none: .notApplicable(because: "no deployments"), in: context)
      reading.show(group, limit: context.evidenceLimit) { context.shared.pages[$0] }
      reading.leaveOut(delivery.deployments.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }
}
