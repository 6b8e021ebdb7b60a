import Model

/// What incidents cost customers, in minutes of a SEV-2.
package struct ImpactMinutes: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.impact_minutes", title: "Customer impact", unit: .minutes,
    direction: .lowerIsBetter,
    summary: "SEV-2-equivalent minutes: for each service the time of its incidents × the weight of "
      + "their severity × the affected fraction, at each instant the worst of them.",
    formula: "minutes of all incidents − minutes that overlap",
    rule: "ALOS, quarterly risk budget; weights in state/risk_budget.yaml",
    bias: "An incident that hurts two services counts for each. Open incidents run to the as-of. "
      + "Of maintenance only what lies outside of its announced window counts.",
    inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    RiskNarrowing.figures(definition, in: context) { narrowing, window in
      var reading = narrowing.impact.reading(in: window, context)
      let net = narrowing.impact.net.consumed(in: window)
      let gross = narrowing.impact.gross.consumed(in: window)
      reading.value = net
      reading.terms = [
        FigureTerm("minutes of all incidents", gross, .minutes),
        FigureTerm("minutes that overlap", gross - net, .minutes),
      ]
      return reading
    }
  }
}
