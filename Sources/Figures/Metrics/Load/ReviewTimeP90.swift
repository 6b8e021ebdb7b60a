import Model

/// How long nine of ten changes wait at most for their first review.
package struct ReviewTimeP90: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.review_time_p90", title: "Time to first review, 90th percentile", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Nine of ten changes reviewed in the period had their first review within this "
      + "business time.",
    formula: "90th percentile of the waits of the changes reviewed",
    rule: "Review SLA: business time of the team's calendar",
    bias: "What waits still is not in it: read the breaches beside it.", inputs: [.changes])

  package func figures(in context: MetricContext) -> [Figure] {
    ReviewReading.durations(definition, in: context) { times in
      .ninetieth(times, as: "changes reviewed")
    }
  }
}
