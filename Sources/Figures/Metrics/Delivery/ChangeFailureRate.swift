import Model

/// What part of the deployments fails.
package struct ChangeFailureRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.change_failure_rate", title: "Change failure rate", unit: .ratio,
    direction: .lowerIsBetter,
    summary: "Production deployments that failed, as a part of those finished: confirmed by the "
      + "record, and at most with the incidents that state no cause.",
    formula: "confirmed failed deployments ÷ completed deployments",
    rule: "DORA metrics, change failure rate: a deployment failed, once, if its outcome is failed "
      + "or rolled back, if an incident names it as its cause, or if a later deployment mends it "
      + "or rolls it back",
    bias: "The upper value adds deployments that an incident without a stated cause followed "
      + "within the attribution window, in the same service and environment; never those of "
      + "another service. The coverage tells how far apart the two can lie.",
    inputs: [.deployments, .incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      reading(slice, delivery, context)
    }
  }

  private func reading(
    _ slice: DeliverySlice, _ delivery: DeliveryReading, _ context: MetricContext
  ) -> MetricReading {
    let group = delivery.deployments.groups[slice]
    let confirmed = group.filter { delivery.failures.isConfirmed(Int($0)) }
    let inferred = group.filter { delivery.failures.isInferred(Int($0)) }
    var reading = MetricReading.rate(
      ("confirmed failed deployments", confirmed.count),
      of: ("completed deployments", group.count), none: .noData(because: "no deployments"),
      in: context)
    reading.terms.append(FigureTerm("inferred failed deployments", Rational(inferred.count)))
    if let value = reading.value {
      reading.upper = Rational(Int128(confirmed.count + inferred.count), Int128(group.count))
      reading.band = DeliveryBands.changeFailureRate(value)
    }
    let incidents = delivery.incidents.groups[slice].filter {
      delivery.incidents.all[Int($0)].isInProduction
    }
    if !incidents.isEmpty {
      let stated = incidents.count { delivery.failures.causes[Int($0)].isStated }
      reading.coverage = Coverage("causes stated", stated: stated, of: incidents.count)
    }
    // The failures first: where not all deployments can be shown, they are.
    let shown =
      confirmed + inferred
      + group.lazy.filter {
        !delivery.failures.isConfirmed(Int($0)) && !delivery.failures.isInferred(Int($0))
      }.prefix(context.evidenceLimit)
    reading.show(shown, limit: context.evidenceLimit, delivery.failureEvidence)
    reading.evidenceCount = group.count
    for exclusions in [
      delivery.deployments.exclusions, delivery.failures.exclusions, delivery.incidents.exclusions,
    ] {
      reading.leaveOut(exclusions, slice, limit: context.evidenceLimit)
    }
    return reading
  }
}
