import Model

/// How far the log's costs and the price list are apart.
package struct CostDifference: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.cost_difference", title: "Logged against computed cost", unit: .money(""),
    direction: .neither,
    summary: "Over the calls in the period that have both: what the log says they cost, less what "
      + "they cost by the price list.",
    formula: "logged cost − computed cost", rule: "AI-native operating system, cost per unit",
    bias: "Discounts, taxes and a list that is out of date look the same here.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .workflows) { slice in
      let calls = slice.modelCalls
      // A call that costs nothing either way makes no difference to whether there are any.
      let hasBoth = calls.loggedOfBoth != PicoAmount() || calls.computedOfBoth != PicoAmount()
      guard hasBoth else {
        return MetricReading(
          status: .notApplicable(because: "no call has both a logged and a computed cost"))
      }
      return MetricReading(
        value: (calls.loggedOfBoth - calls.computedOfBoth).amount, count: calls.loggedCalls,
        terms: [
          FigureTerm("logged cost", calls.loggedOfBoth.amount, .money("")),
          FigureTerm("computed cost", calls.computedOfBoth.amount, .money("")),
        ])
    }
  }
}
