import Model

/// How many declared departures from a specification are not closed.
package struct OpenDeviations: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.open_deviations", title: "Open deviations", unit: .count, direction: .lowerIsBetter,
    summary: "Deviations that are active, or expired without having been reverted.",
    formula: "deviations open", rule: "OS operating model §9.2: no unresolved deviations",
    bias: "Only declared deviations can be counted.", inputs: [.deviations])

  package func figures(in context: MetricContext) -> [Figure] {
    let evidence = context.record.openDeviations.map { deviation in
      let review = deviation.reviewBy.map { ", review by \($0)" } ?? ", no review date"
      return Evidence(
        deviation.source, record: deviation.id, detail: "\(deviation.status)\(review)")
    }
    return [context.figure(definition, nil, [], .count(of: evidence, as: "deviations open"))]
  }
}
