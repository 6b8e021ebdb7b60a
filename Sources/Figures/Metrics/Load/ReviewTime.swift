import Model

/// How long a change waits for its first review.
package struct ReviewTime: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.review_time", title: "Time to first review, median", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Median business time from the request for review to the first review by another "
      + "person, of the changes reviewed in the period.",
    formula: "median wait of the changes reviewed",
    rule: "Review SLA: business time of the team's calendar",
    bias: "What waits still is not in it: read the breaches beside it.", inputs: [.changes])

  package func figures(in context: MetricContext) -> [Figure] {
    ReviewReading.durations(definition, in: context) { times in
      .percentile(times, .half, as: "changes reviewed")
    }
  }
}
