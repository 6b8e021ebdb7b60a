import Model

/// How many failed deployments nothing has mended.
package struct UnrecoveredDeployments: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.unrecovered_deployments", title: "Failed deployments not recovered", unit: .count,
    direction: .lowerIsBetter,
    summary: "Confirmed failed deployments after which no record says that service was restored.",
    formula: "failed deployments not recovered",
    rule: "DORA metrics, failed deployment recovery time: what is open is never dropped",
    bias: "A failed deployment without an incident stays here until a later deployment names it.",
    inputs: [.deployments, .incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    var open = [[Int32]](repeating: [], count: delivery.scopes.labels.count)
    for (number, failure) in delivery.failures.confirmed.enumerated()
    where failure.recovery == .unrecovered {
      let service = delivery.deployments.all[failure.deployment].service
      for scope in delivery.scopes.memberships[service] { open[scope].append(Int32(number)) }
    }
    return context.deliveryReadings(definition) { scope in
      var reading = MetricReading.number(
        of: open[scope].count, as: "failed deployments not recovered")
      reading.show(open[scope], limit: context.evidenceLimit) { number in
        delivery.recoveryEvidence(delivery.failures.confirmed[number], asOf: context.asOf)
      }
      return reading
    }
  }
}
