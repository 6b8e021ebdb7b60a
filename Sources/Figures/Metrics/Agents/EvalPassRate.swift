import Model

/// What part of its cases a workflow passes.
package struct EvalPassRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.eval_pass_rate", title: "Pass rate of the evaluation", unit: .ratio,
    direction: .higherIsBetter,
    summary: "Cases of the workflow's suite that its last run passed.",
    formula: "cases passed ÷ cases",
    rule: "AI-native operating system: a test set of 100 to 300 real cases per workflow",
    bias: "The value before is the run before of the same version of the suite; whether the two "
      + "differ is told by the cases that both have, of which one alone was passed (McNemar).",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    EvalPassRate.figures(definition, in: context) { run, evals in
      var reading = MetricReading.rate(
        ("cases passed", run.passed), of: ("cases", run.cases),
        none: .notApplicable(because: "the run has no cases"), in: context)
      if let interval = run.interval {
        reading.terms.append(FigureTerm("95 % interval, lower", interval.lower.exact, .ratio))
        reading.terms.append(FigureTerm("95 % interval, upper", interval.upper.exact, .ratio))
      }
      if let comparison = run.comparison {
        reading.terms += [
          FigureTerm("cases of both runs", Rational(comparison.commonCases)),
          FigureTerm("passed only before", Rational(comparison.passedOnlyBefore)),
          FigureTerm("passed only now", Rational(comparison.passedOnlyNow)),
        ]
      }
      reading.cite(
        [(run.failures, run.workflow)], "case failed", limit: context.evidenceLimit)
      return reading
    }
    .map { figure in
      var figure = figure
      let workflow = figure.labels.first { $0.name == "workflow" }?.value
      let runs = workflow.flatMap { context.record.agentWork.workflow($0)?.evals.runs } ?? []
      figure.previous = runs.dropLast().last?.passRate
      return figure
    }
  }

  /// The last run of each workflow. All workflows together have no suite: their reading is absent.
  static func figures(
    _ definition: MetricDefinition, in context: MetricContext,
    _ read: (EvalRun, EvalReading) -> MetricReading
  ) -> [Figure] {
    context.agentReadings(definition) { scope in
      guard let workflow = scope.workflow else {
        return MetricReading(
          status: .notApplicable(because: "each workflow has its own suite of cases"))
      }
      guard let evals = context.record.agentWork.workflow(workflow)?.evals, let last = evals.last
      else {
        return MetricReading(
          status: .noData(because: "no evaluation of \(workflow) is logged"))
      }
      return read(last, evals)
    }
  }
}
