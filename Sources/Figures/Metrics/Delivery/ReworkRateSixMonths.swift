import Model

/// What part of the deployments of half a year is unplanned work that mends.
package struct ReworkRateSixMonths: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "dora.rework_rate_6_months", title: "Rework rate, six months", unit: .ratio,
    direction: .lowerIsBetter,
    summary: "Production deployments that mend, as a part of those finished in the six calendar "
      + "months up to the as-of.",
    formula: "deployments that mend ÷ completed deployments",
    rule: "DORA metrics, rework rate; no ladder exists, so the trend is read",
    bias: "A deployment that does not say that it was unplanned counts as planned.",
    inputs: [.deployments])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    let start = context.facts.zone.instant(of: context.record.today.sixMonthsBefore)
    let first = delivery.deployments.all.partitioningIndex { $0.finishedAt >= start }
    var all = [Int](repeating: 0, count: delivery.scopes.labels.count)
    var rework = [[Int32]](repeating: [], count: all.count)
    for number in first..<delivery.deployments.all.count {
      let item = delivery.deployments.all[number]
      for scope in delivery.scopes.memberships[item.service] {
        all[scope] += 1
        if item.isRework { rework[scope].append(Int32(number)) }
      }
    }
    return context.deliveryReadings(definition) { scope in
      var reading = ReworkRate.reading(rework[scope].count, of: all[scope], in: context)
      reading.show(rework[scope], limit: context.evidenceLimit, delivery.reworkEvidence)
      return reading
    }
  }
}

extension CivilDate {
  /// The same day six months before, or the last of that month.
  fileprivate var sixMonthsBefore: CivilDate {
    let earlier = month > 6 ? (year, month - 6) : (year - 1, month + 6)
    let last = CivilDate.length(ofMonth: earlier.1, year: earlier.0)
    return CivilDate(year: earlier.0, month: earlier.1, day: min(day, last)) ?? self
  }
}
