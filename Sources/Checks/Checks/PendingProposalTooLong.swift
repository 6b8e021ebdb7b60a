import Diagnostics
import Figures
import Model

/// Proposals get an answer.
package struct PendingProposalTooLong: Check {
  package init() {}

  package let rule = CheckRule(
    id: "pending-proposal-too-long", title: "Proposal waiting for too long", severity: .warning,
    why: "Who waits too long for an answer goes ahead without one.",
    mend: "Decide on it at the next governance review, or have it withdrawn.",
    inputs: [.proposals])

  package func findings(in context: CheckContext) -> [Finding] {
    let limit = context.facts.settings.pendingProposalDays
    return context.record.pendingProposals.compactMap { proposal in
      guard let date = proposal.date else {
        return Finding(
          rule, subject: proposal.id, "the proposal is pending and has no date", at: proposal.source
        )
      }
      let days = context.today - date
      guard days > limit else { return nil }
      return Finding(
        rule, subject: proposal.id,
        "the proposal has been pending for \(days) days; the limit is \(limit)",
        since: context.facts.zone.instant(of: date), at: proposal.source)
    }
  }
}
