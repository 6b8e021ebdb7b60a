import Model

/// How much hangs on one vendor.
package struct VendorSpendShare: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "vendor.spend_share", title: "Share of the spend", unit: .ratio, direction: .neither,
    summary: "What part of the spend on all models goes to the vendor, or to the model.",
    formula: "spend of the vendor ÷ spend on models",
    rule: "AI-native operating system, quarterly vendor and model review",
    bias: "What has no price is in neither sum.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.vendorFigures(definition) { slice in
      let work = context.record.agentWork
      let all = work.slice(AgentScopes.everything, slice.period).spend
      let own = slice.spend
      var reading = MetricReading(
        value: all.tokens > 0 ? own.tokens / all.tokens : nil,
        count: slice.actions.reduce(0) { $0 + $1.models.calls },
        terms: [
          FigureTerm("spend of the vendor", own.tokens, .money("")),
          FigureTerm("spend on models", all.tokens, .money("")),
        ])
      if all.tokens == 0 {
        reading.status = .notApplicable(because: "nothing was spent on models")
      } else if let gap = all.gap(of: .tokens) {
        reading.status = .partial(because: gap)
      }
      return reading
    }
  }
}
