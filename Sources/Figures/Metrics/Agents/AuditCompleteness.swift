import Model

/// What part of the actions an auditor could replay.
package struct AuditCompleteness: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.audit_completeness", title: "Audit coverage: completeness", unit: .ratio,
    direction: .higherIsBetter,
    summary: "Logged actions of the period that have every field that their kind needs.",
    formula: "replayable actions ÷ logged actions",
    rule: "AI-native operating system, every agent action is logged",
    bias: "Of the actions that were not logged it knows nothing: the reconciliation does.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { slice in
      let logged = slice.actions.reduce(0) { $0 + $1.audit.logged }
      let replayable = slice.actions.reduce(0) { $0 + $1.audit.replayable }
      var reading = MetricReading.rate(
        ("replayable actions", replayable), of: ("logged actions", logged),
        none: .notApplicable(because: "no action was logged"), in: context)
      reading.leaveOut(
        slice.actions.map { ($0.audit.incomplete, $0.key.workflow) }, "a field is missing",
        limit: context.evidenceLimit)
      return reading
    }
  }
}
