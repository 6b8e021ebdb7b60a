import Model

/// Tokens of which nobody knows what they cost.
package struct UnpricedTokens: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.unpriced_tokens", title: "Unpriced tokens", unit: .count,
    direction: .lowerIsBetter,
    summary: "Tokens of calls in the period whose cost the log does not state, and whose model has "
      + "no price in force.",
    formula: "tokens without a price", rule: "AI-native operating system, cost per unit",
    bias: "They are in no cost: an unknown model is never free.", inputs: [.actions],
    target: FigureTarget(maximum: 0), targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells, Self.reading)
  }

  static func reading(_ slice: AgentSlice) -> MetricReading {
    let calls = slice.modelCalls
    return MetricReading(
      value: Rational(Int(calls.unpricedTokens)), count: calls.unpricedCalls,
      terms: [
        FigureTerm("tokens without a price", Rational(Int(calls.unpricedTokens))),
        FigureTerm("calls without a price", Rational(calls.unpricedCalls)),
        FigureTerm("calls", Rational(calls.calls)),
      ])
  }
}
