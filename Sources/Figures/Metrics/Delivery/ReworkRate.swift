import Model

/// What part of the deployments is unplanned work that mends.
package struct ReworkRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.rework_rate", title: "Rework rate", unit: .ratio, direction: .lowerIsBetter,
    summary: "Production deployments that mend: hotfixes, rollbacks, reverts, and unplanned ones "
      + "that name what they mend, as a part of those finished.",
    formula: "deployments that mend ÷ completed deployments",
    rule: "DORA metrics, rework rate; no ladder exists, so the trend is read",
    bias: "A deployment that does not say that it was unplanned counts as planned.",
    inputs: [.deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.deployments.groups[slice]
      let rework = group.filter { delivery.deployments.all[Int($0)].isRework }
      var reading = Self.reading(rework.count, of: group.count, in: context)
      reading.show(rework, limit: context.evidenceLimit, delivery.reworkEvidence)
      reading.leaveOut(delivery.deployments.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }

  static func reading(_ rework: Int, of all: Int, in context: MetricContext) -> MetricReading {
    .rate(
      ("deployments that mend", rework), of: ("completed deployments", all),
      none: .noData(because: "no deployments"), in: context)
  }
}

extension DeliveryReading {
  /// A deployment by its kind and what it names.
  func reworkEvidence(_ number: Int) -> Evidence {
    let record = deployments.record(of: number)
    let mended = record.rollbackOf ?? record.remediates ?? record.incident
    let kind = record.kind == .normal ? "unplanned" : record.kind.rawValue
    return Evidence(
      record.source, record: record.id, detail: kind + (mended.map { " for \($0)" } ?? ""))
  }
}
