import Model

/// How long an incident lasts on average.
package struct RestoreTimeMean: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.mttr_mean", title: "Time to restore, mean", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Mean time from the start of an incident's impact to its mitigation, else its "
      + "resolution; not a DORA metric since 2023.",
    formula: "sum of durations ÷ incidents over",
    rule: "Operational load: all incidents, mean beside the median",
    bias: "One long incident moves the mean: read the median first. " + RestoreTimes.bias,
    inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    RestoreTimes.figures(definition, in: context) { times in
      var reading = MetricReading(
        value: Mean.of(times, scale: 1_000_000), count: times.count,
        terms: [FigureTerm(RestoreTimes.term, Rational(times.count))])
      let sum = times.reduce(into: Int128(0)) { $0 += Int128($1) }
      if let seconds = Rational(sum, 1_000_000) {
        reading.terms.insert(FigureTerm("sum of durations", seconds, .seconds), at: 0)
      }
      return reading
    }
  }
}
