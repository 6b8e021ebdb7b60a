import Model

/// What part of the units people look at.
package struct SamplingRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.sampling_rate", title: "Sampling rate", unit: .ratio, direction: .neither,
    summary: "Units completed in the period that were reviewed as a sample.",
    formula: "units sampled ÷ units completed",
    rule: "AI-native operating system: people review 5 to 10 % of the outputs each week",
    bias:
      "A small sample proves little: the largest defect rate that it does not exclude (one-sided "
      + "95 %) stands among the numbers. No defect in 10 reviews still allows 26 %.",
    inputs: [.actions],
    target: FigureTarget(minimum: AgentWorkflow.leastSample), targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .workflows) { slice in
      let sampled = slice.completed.reduce(0) { $0 + $1.sampled.count }
      let defects = slice.completed.reduce(0) { $0 + $1.sampledDefects.count }
      var reading = MetricReading.rate(
        ("units sampled", sampled), of: ("units completed", slice.units),
        none: .notApplicable(because: "no unit was completed"), in: context)
      let proof = SampleProof(reviewed: sampled, defects: defects)
      reading.terms.append(FigureTerm("of them with a defect", Rational(defects)))
      reading.terms.append(
        FigureTerm("largest defect rate not excluded", proof.largestRate.exact, .ratio))
      reading.cite(slice.lines(\.sampled), "sampled", limit: context.evidenceLimit)
      return reading
    }
    .map { withOwnPart($0, context) }
  }

  /// A workflow may state its own part.
  private func withOwnPart(_ figure: Figure, _ context: MetricContext) -> Figure {
    guard figure.labels.count == 1, let id = figure.labels.first?.value,
      let policy = context.record.agentWork.workflow(id)?.policy, let own = policy.sampling,
      policy.target(definition.id) == nil,
      !context.facts.settings.targets.contains(where: { $0.figure == figure.name })
    else { return figure }
    return figure.judged(
      against: FigureTarget(
        minimum: own.minimum, maximum: own.maximum, owner: figure.target?.owner))
  }
}
