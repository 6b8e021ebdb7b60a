import Model

/// What part of the units agents could not finish by themselves.
package struct EscalationRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.escalation_rate", title: "Escalation rate", unit: .ratio, direction: .lowerIsBetter,
    summary: "Units handed to a person after an agent's attempt and before their completion, as a "
      + "part of the units with an attempt whose first outcome lies in the period.",
    formula: "units escalated ÷ units attempted",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "A planned approval is no escalation. A unit without an outcome is in no period yet.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { Self.reading($0, context) }
  }

  static func reading(_ slice: AgentSlice, _ context: MetricContext) -> MetricReading {
    let attempted = slice.outcomes.reduce(0) { $0 + $1.attempted }
    let escalated = slice.outcomes.reduce(0) { $0 + $1.escalated.count }
    var reading = MetricReading.rate(
      ("units escalated", escalated), of: ("units attempted", attempted),
      none: .notApplicable(because: "no unit with an attempt had an outcome"), in: context)
    reading.cite(
      slice.outcomes.map { ($0.escalated, $0.key.workflow) }, "escalated",
      limit: context.evidenceLimit)
    return reading
  }
}
