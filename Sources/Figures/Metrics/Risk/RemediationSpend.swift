import Model

/// What mending incidents and deviations cost.
package struct RemediationSpend: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "risk.remediation_spend", title: "Remediation spend", unit: .money(""),
    direction: .lowerIsBetter,
    summary: "Hours × the loaded rate of the role in force on that day, and direct costs, out of "
      + "the remediation lines of incidents and deviations, by the day of accrual.",
    formula: "hours × loaded rate + direct costs",
    rule: "ALOS, quarterly risk budget; rates in state/risk_budget.yaml",
    bias: "Only what is written down costs. A deviation belongs to no service: it counts for the "
      + "company and for scopes of all services. Nothing is converted: a line in another currency "
      + "leaves the sum partial.", inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let currency = context.record.spend.currency
    let figures = RiskNarrowing.figures(definition, in: context) { narrowing, window in
      narrowing.spend.reading(in: window, currency: currency, context)
    }
    return figures.map { $0.inCurrency(currency) }
  }
}

extension Figure {
  /// Money of the risk budget is in its currency, which need not be the workspace's.
  func inCurrency(_ currency: String) -> Figure {
    var result = self
    result.unit = .money(currency)
    return result
  }
}
