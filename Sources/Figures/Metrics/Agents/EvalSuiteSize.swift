import Model

/// How many cases a workflow is tested by.
package struct EvalSuiteSize: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.eval_suite_size", title: "Size of the evaluation suite", unit: .count,
    direction: .neither, summary: "Cases of the last run of the workflow's suite.",
    formula: "cases",
    rule: "AI-native operating system: a test set of 100 to 300 real cases per workflow",
    bias: "A case counts once a run, however often it was tried.", inputs: [.actions],
    target: FigureTarget(
      minimum: Rational(EvalReading.sizes.lowerBound),
      maximum: Rational(EvalReading.sizes.upperBound)), targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    EvalPassRate.figures(definition, in: context) { run, _ in
      .number(of: run.cases, as: "cases")
    }
  }
}
