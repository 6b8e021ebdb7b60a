import Model

/// How long ago a workflow was last tested.
package struct EvalAge: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.eval_age", title: "Age of the last evaluation", unit: .seconds,
    direction: .lowerIsBetter, summary: "Time since the last line of the workflow's last run.",
    formula: "time since the last run",
    rule: "AI-native operating system: evaluations monthly, and after major changes",
    bias: "A run that is younger than a month may still be older than the last major change.",
    inputs: [.actions],
    target: FigureTarget(
      maximum: Rational(Int(EvalReading.maximumAge.components.seconds))),
    targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    EvalPassRate.figures(definition, in: context) { run, evals in
      let age = evals.age(at: context.asOf)?.microseconds ?? 0
      var reading = MetricReading(
        value: Rational(Int128(age), 1_000_000), count: evals.runs.count,
        terms: [FigureTerm("time since the last run", Rational(Int(age)) / 1_000_000, .seconds)])
      if evals.isBeforeMajorChange, let change = evals.lastMajorChange {
        reading.status = .partial(
          because: "the run of \(run.date) is older than the last major change, of \(change)")
      }
      return reading
    }
  }
}
