import Model

/// The same without taking overlaps out.
package struct ImpactMinutesGross: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.impact_minutes_gross", title: "Customer impact, gross", unit: .minutes,
    direction: .lowerIsBetter,
    summary: "SEV-2-equivalent minutes with each incident counted in full, overlapping ones too.",
    formula: "minutes of all incidents",
    rule: "ALOS, quarterly risk budget; weights in state/risk_budget.yaml",
    bias: "Two incidents at once on one service hurt customers once: budgets are held against the "
      + "net minutes.", inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    RiskNarrowing.figures(definition, in: context) { narrowing, window in
      var reading = narrowing.impact.reading(in: window, context)
      let gross = narrowing.impact.gross.consumed(in: window)
      reading.value = gross
      reading.terms = [FigureTerm("minutes of all incidents", gross, .minutes)]
      return reading
    }
  }
}
