import Model

/// On how many days of a usual week production is deployed to; carries deployment frequency's band.
package struct DeploymentDaysMedian: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.deployment_days_median", title: "Days with a deployment per week, median",
    unit: .number, direction: .higherIsBetter,
    summary: "Median number of local days with a successful production deployment, over the last "
      + "13 complete ISO weeks.",
    formula: "median of days with a deployment in 13 weeks",
    rule: "DORA 2023: at least 5 days a week elite, 1 a week high, 1 a month medium, else low",
    bias: "One day a month is read as three days in the 13 weeks.", inputs: [.deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryReadings(definition) { scope in
      let groups = context.weeks.compactMap(delivery.periods.number).map {
        delivery.deployments.successes[DeliverySlice(scope: scope, period: $0)]
      }
      let days = groups.map { Int64(delivery.deployments.distinctDays($0)) }
      let all = days.reduce(0, +)
      let median = Percentile.median(days)
      var reading = MetricReading(
        value: median, count: groups.reduce(0) { $0 + $1.count },
        terms: [FigureTerm("days with a deployment", Rational(Int(all)))])
      reading.band = median.map {
        DeliveryBands.deploymentFrequency(medianDays: $0, daysInAll: Int(all))
      }
      reading.show(
        groups.flatMap(\.self), limit: context.evidenceLimit, delivery.deploymentEvidence)
      return reading
    }
  }
}
