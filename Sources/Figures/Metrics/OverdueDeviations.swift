import Model

/// How many deviations nobody reviewed in time.
package struct OverdueDeviations: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.overdue_deviations", title: "Overdue deviations", unit: .count,
    direction: .lowerIsBetter,
    summary: "Open deviations whose review day has passed; the day itself is in time.",
    formula: "deviations overdue", rule: "Spec registry schema: review_by",
    bias: "A deviation without a review day is never overdue: the checks name it instead.",
    inputs: [.deviations])

  package func figures(in context: MetricContext) -> [Figure] {
    let evidence = context.record.overdueDeviations.map { deviation in
      let days = deviation.reviewBy.map { context.record.today - $0 } ?? 0
      return Evidence(
        deviation.source, record: deviation.id,
        detail: "review \(days) \(days == 1 ? "day" : "days") overdue")
    }
    return [context.figure(definition, nil, [], .count(of: evidence, as: "deviations overdue"))]
  }
}
