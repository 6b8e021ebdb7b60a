import Model

/// What a unit costs.
package struct CostPerUnit: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.cost_per_unit", title: "Cost per unit", unit: .money(""),
    direction: .lowerIsBetter,
    summary: "Tokens, tool calls and the time of people, over all lines of the units completed in "
      + "the period, divided by their number.",
    formula: "(token cost + tool cost + review cost) ÷ units completed",
    rule: "AI-native operating system, weekly KPIs per workflow", bias: Self.bias,
    inputs: [.actions])

  static let bias =
    "A cost in the log wins over a computed one; only leaf calls are priced, because their parents "
    + "repeat their tokens. A model without a price, a call in another currency and a role without "
    + "a loaded rate leave the figure partial; what they cost is not in it."

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { slice in
      Self.reading(slice, AgentCost.Part.allCases, context)
    }
  }

  /// Those parts of the units' cost ÷ their number.
  static func reading(
    _ slice: AgentSlice, _ parts: [AgentCost.Part], _ context: MetricContext
  ) -> MetricReading {
    let (units, cost) = (slice.units, slice.unitCost)
    var reading = MetricReading(
      count: units,
      terms: parts.map { FigureTerm($0.term, cost.amount(of: $0), .money("")) }
        + [FigureTerm("units completed", Rational(units))])
    if units == 0 {
      reading.status = .notApplicable(because: "no unit was completed")
      reading.terms.append(FigureTerm("spend of the period", slice.spend.total, .money("")))
    } else {
      let sum = parts.reduce(Rational(0)) { $0 + cost.amount(of: $1) }
      reading.value = sum / Rational(units)
      let gaps = parts.compactMap { cost.gap(of: $0) }
      if !gaps.isEmpty { reading.status = .partial(because: gaps.joined(separator: "; ")) }
    }
    reading.cite(slice.lines(\.units), "completed", limit: context.evidenceLimit)
    return reading
  }
}

extension AgentCost.Part {
  fileprivate var term: String {
    switch self {
    case .tokens: "token cost"
    case .tools: "tool cost"
    case .review: "review cost"
    }
  }
}
