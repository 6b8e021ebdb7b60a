import Model

/// How many decisions are in each state.
package struct Decisions: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.decisions", title: "Decisions", unit: .count, direction: .neither,
    summary: "Decision records by status.", formula: "decisions with the status",
    rule: "OS operating model §3.1: the decision log is reviewed every Friday",
    bias: "The status is the record's own; a record without one is unknown.",
    inputs: [.decisions])

  package func figures(in context: MetricContext) -> [Figure] {
    let decisions = context.record.decisions
    let groups = Dictionary(grouping: decisions, by: \.status)
    let statuses = DecisionStatus.allCases.sorted { $0.rawValue < $1.rawValue }
    let total = MetricReading.count(of: decisions.map(evidence), as: "decisions")
    return [context.figure(definition, nil, [], total)]
      + statuses.map { status in
        context.figure(
          definition, nil, [FigureLabel("status", status.rawValue)],
          .count(of: (groups[status] ?? []).map(evidence), as: "decisions with the status"))
      }
  }

  private func evidence(_ decision: Decision) -> Evidence {
    Evidence(
      decision.source, record: decision.id,
      detail: decision.statusText ?? decision.status.rawValue)
  }
}
