package import Figures
import Model

/// How often the record breaks a rule of governance. It needs the findings, so it is computed
/// after the checks and not by `MetricCatalog`.
package enum GovernanceViolations {
  package static let definition = MetricDefinition(
    id: "os.governance_violations", title: "Governance violations", unit: .count,
    direction: .lowerIsBetter,
    summary: "Findings at the as-of of the rules that count as violations: overdue and undeclared "
      + "deviations, forbidden and unaudited transitions, self-reviews, role-mode breaches.",
    formula: "violations found", rule: "OS operating model §9.1: none",
    bias: "Only what the files show can be found; a rule that could not be tested makes the figure "
      + "partial.",
    inputs: [], target: FigureTarget(maximum: 0))

  /// The number in all, and by rule.
  package static func figures(of report: CheckReport, in context: MetricContext) -> [Figure] {
    let rules = report.outcomes.filter(\.rule.isViolation)
    let ids = Set(rules.map(\.rule.id))
    let groups = Dictionary(grouping: report.findings.filter { ids.contains($0.checkID) }) {
      $0.checkID
    }
    var total = reading(rules.flatMap { groups[$0.rule.id] ?? [] })
    let untested = rules.compactMap { outcome -> String? in
      guard case .unknown(let why) = outcome.result else { return nil }
      return "\(outcome.rule.id) could not be tested (\(why))"
    }
    if !untested.isEmpty { total.status = .partial(because: untested.joined(separator: "; ")) }
    return [context.figure(definition, nil, [], total)]
      + rules.map { outcome in
        var reading = reading(groups[outcome.rule.id] ?? [])
        if case .unknown(let why) = outcome.result {
          reading = MetricReading(status: .noData(because: why))
        }
        return context.figure(definition, nil, [FigureLabel("check", outcome.rule.id)], reading)
      }
  }

  private static func reading(_ findings: [Finding]) -> MetricReading {
    .count(
      of: findings.map { Evidence($0.source, record: $0.subject, detail: $0.message) },
      as: "violations found")
  }
}
