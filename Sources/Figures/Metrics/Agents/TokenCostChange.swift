import Model

/// Why agents cost more than before.
package struct TokenCostChange: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.cost_change", title: "Change of the token cost", unit: .money(""),
    direction: .lowerIsBetter,
    summary: "What calls of language models cost in the period, less what they cost in the one "
      + "before; and its three parts, which add up to it: price, volume, mix.",
    formula: "price + volume + mix",
    rule: "AI-native operating system, cost spikes: price × volume × mix",
    bias:
      "Price is what the same tokens cost more at the new rate of their model, volume what more "
      + "tokens cost at the old average, mix the rest: other models, other shares of input, output "
      + "and cache. A new model is mix, never price.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    let total = context.agentFigures(definition, .workflows) { Self.reading($0, nil, context) }
    return total
      + CostChange.Part.allCases.flatMap { part in
        context.agentFigures(definition, .workflows, labels: [FigureLabel("part", part.rawValue)]) {
          Self.reading($0, part, context)
        }
      }
  }

  /// The change, or a part of it.
  static func reading(
    _ slice: AgentSlice, _ part: CostChange.Part?, _ context: MetricContext
  ) -> MetricReading {
    let work = context.record.agentWork
    guard let before = slice.before, let log = work.log else {
      return MetricReading(status: .noData(because: "the period before is not read"))
    }
    if let absence = work.absence(before.scope, before.period) {
      return MetricReading(status: .noData(because: "of the period before: \(absence)"))
    }
    let change = CostChange(from: before, to: slice, log.prices)
    let gaps = [before, slice].compactMap { $0.spend.gap(of: .tokens) }
    let parts = CostChange.Part.allCases.map {
      FigureTerm($0.rawValue, change.amount(of: $0), .money(""))
    }
    return MetricReading(
      status: (gaps.first ?? work.gap(before.period)).map { .partial(because: $0) } ?? .ok,
      value: part.map { change.amount(of: $0) } ?? change.total,
      count: slice.modelCalls.calls,
      terms: parts + [
        FigureTerm("cost before", change.before, .money("")),
        FigureTerm("cost now", change.now, .money("")),
        FigureTerm("tokens before", Rational(Int(change.tokensBefore))),
        FigureTerm("tokens now", Rational(Int(change.tokensNow))),
      ])
  }
}
