import Diagnostics
import Figures
import Model

/// Every question that may come up has somebody who answers.
package struct EscalationWithoutRow: Check {
  package init() {}

  package let rule = CheckRule(
    id: "escalation-without-row", title: "Escalation that the matrix does not know",
    severity: .warning,
    why: "What stands on no row of the escalation matrix has nobody who must answer.",
    mend: "Add its type to a row of the matrix in state/roles.yaml, or mend the type.",
    inputs: [.escalations, .roles])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.escalationPlacements.compactMap { placement in
      guard placement.rule == nil else { return nil }
      let escalation = placement.escalation
      let type = escalation.type.map { "is of the type \($0)" } ?? "states no type"
      return Finding(
        rule, subject: escalation.id, "\(escalation.id) \(type); no row of the matrix is for it",
        since: escalation.createdAt, at: escalation.source)
    }
  }
}
