import Model

/// What agents cost in the period.
package struct AgentSpend: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.spend", title: "Spend on agents", unit: .money(""), direction: .lowerIsBetter,
    summary: "Calls of language models and of tools in the period, whichever unit they are of.",
    formula: "token cost + tool cost", rule: "AI-native operating system, cost spikes",
    bias: "By the time of the call, unlike the cost per unit; people's time is not in it. "
      + CostPerUnit.bias,
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells, Self.reading)
  }

  static func reading(_ slice: AgentSlice) -> MetricReading {
    let spend = slice.spend
    return MetricReading(
      status: spend.gap.map { .partial(because: $0) } ?? .ok, value: spend.total,
      count: slice.actions.reduce(0) { $0 + $1.models.calls + $1.tools.calls },
      terms: [
        FigureTerm("token cost", spend.tokens, .money("")),
        FigureTerm("tool cost", spend.tools, .money("")),
      ])
  }
}
