import Model

/// How long an incident usually lasts.
package struct RestoreTimeMedian: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.mttr", title: "Time to restore, median", unit: .seconds, direction: .lowerIsBetter,
    summary: "Median time from the start of an incident's impact to its mitigation, else its "
      + "resolution; not a DORA metric since 2023.",
    formula: "median duration of the incidents over",
    rule: "Operational load: all incidents, median first",
    bias: RestoreTimes.bias, inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    RestoreTimes.figures(definition, in: context) { times in
      .percentile(times.sorted()[...], .half, as: RestoreTimes.term)
    }
  }
}
