import Figures
import Model

/// The weights, rates and steps that the numbers rest on.
struct RiskTermsSection: Section {
  let id = "risk-terms"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let policy = context.facts.riskBudget
    let weights = Incident.Severity.allCases.map { severity in
      let weight = policy.severityWeights[severity] ?? 0
      return "\(severity.name) \(FigureText.value(weight, unit: .number))"
    }
    var rows: [(String, [Inline])] = [
      ("Severity weights", [.text(weights.joined(separator: ", "))]),
      (
        "Policy",
        [
          .text(
            policy.steps.map { "from \(FigureText.value($0.at, unit: .ratio)): \($0.then)" }
              .joined(separator: "; "))
        ]
      ),
      ("Source", [policy.source.map { .source($0) } ?? "built-in policy"]),
    ]
    if !policy.loadedRates.isEmpty {
      let rates = policy.loadedRates.map { rate in
        let amount = FigureText.value(
          rate.rate, unit: .money(policy.currency ?? context.facts.settings.currency))
        return "\(rate.role) \(amount) from \(rate.from)"
      }
      rows.insert(("An hour costs", [.text(rates.joined(separator: "; "))]), at: 1)
    }
    return [.facts("Terms in force", rows)]
  }
}
