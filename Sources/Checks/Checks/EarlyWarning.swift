import Diagnostics
import Figures
import Model

/// A budget that goes too fast is told of in time.
package struct EarlyWarning: Check {
  package init() {}

  package let rule = CheckRule(
    id: "early-warning", title: "Risk budget burns too fast", severity: .warning,
    why: "At this rate, in the long window and still in the short one, the budget does not last "
      + "the quarter.",
    mend: "Find what consumes it (the risk budget page lists the incidents), and decide whether to "
      + "slow down before the policy has to.",
    inputs: [.riskBudget, .incidents])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.riskBudgets.compactMap { budget in
      guard let warning = budget.warnings.first(where: \.isRaised) else { return nil }
      let words = [(warning.long, warning.longRate), (warning.short, warning.shortRate)]
        .map { "\($1.decimal(places: 2)) over \(ElapsedTime.words($0))" }
      return Finding(
        rule, subject: budget.scope.id,
        "the impact budget burns at \(words.joined(separator: " and ")), both above "
          + warning.threshold.decimal(places: 2), at: budget.scope.source,
        evidence: evidence(budget, since: context.asOf - warning.long))
    }
  }

  /// The incidents of the long window, from the largest.
  private func evidence(_ budget: RiskBudgetReading, since start: Instant) -> [Evidence] {
    budget.incidents.filter { share in
      share.incident.end.map { $0 > start } ?? true
    }
    .map { share in
      Evidence(
        share.incident.source, record: share.incident.id,
        detail: "\(share.minutes.decimal(places: 1)) min in the quarter")
    }
    .inOrderOfPlace
  }
}
