import Diagnostics
import Figures
import Model

/// Who hands a question up gets an answer in time.
package struct EscalationUnanswered: Check {
  package init() {}

  package let rule = CheckRule(
    id: "escalation-unanswered", title: "Escalation without an answer in time",
    severity: .warning,
    why: "Work that waits for an answer stands still, or goes on with a guess.",
    mend: "Answer it, or hand it to the next one on the escalation matrix.",
    inputs: [.escalations, .roles])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.escalationPlacements.compactMap { placement in
      guard placement.isLate, let due = placement.firstResponseDue, let rule = placement.rule
      else { return nil }
      let hours = EscalationPlacement.Hours(rule).firstResponse
      return Finding(
        self.rule, subject: placement.escalation.id,
        "\(placement.escalation.id): \(rule.firstResponse) was to answer within \(hours) h; next is "
          + (placement.next ?? "nobody"),
        since: due, at: placement.escalation.source,
        evidence: [Evidence(rule.source, record: rule.issueType, detail: "row of the matrix")])
    }
  }
}
