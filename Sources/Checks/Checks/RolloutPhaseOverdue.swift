import Diagnostics
import Figures
import Model

/// A phase is over when what it was to bring is done.
package struct RolloutPhaseOverdue: Check {
  package init() {}

  package let rule = CheckRule(
    id: "rollout-phase-overdue", title: "Phase of a rollout past its end, with items open",
    severity: .warning,
    why: "What a phase was to bring is what the next one builds on.",
    mend: "Do the items and write their day and evidence into state/rollouts.yaml, or move the "
      + "days of the plan.",
    inputs: [.rollouts])

  package func findings(in context: CheckContext) -> [Finding] {
    context.rollouts.flatMap { reading in
      reading.phases.filter { $0.state == .late }.map { finding($0, of: reading, context) }
    }
  }

  private func finding(
    _ phase: RolloutReading.Phase, of reading: RolloutReading, _ context: CheckContext
  ) -> Finding {
    let end = phase.dates.upperBound
    let open = phase.openItems.map(\.id).joined(separator: ", ")
    return Finding(
      rule, subject: reading.rollout.id,
      "\(phase.phase.id) ended on \(end), and of its \(phase.phase.items.count) items these are "
        + "not done: \(open)",
      since: context.facts.zone.instant(of: end.adding(days: 1)), at: phase.phase.source,
      evidence: phase.openItems.map { Evidence($0.source, record: $0.id, detail: $0.title) })
  }
}
