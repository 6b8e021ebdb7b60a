import Diagnostics
import Figures
import Model

/// A pilot has one person who answers for it.
package struct PilotWithoutOneOwner: Check {
  package init() {}

  package let rule = CheckRule(
    id: "pilot-without-one-owner", title: "Pilot without exactly one accountable owner",
    severity: .warning,
    why: "Where nobody or more than one answers for a pilot, nobody stops it in time.",
    mend: "Name one owner of the pilot in state/rollouts.yaml.",
    inputs: [.rollouts])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.rollouts.flatMap { rollout in
      rollout.pilots.compactMap { pilot -> Finding? in
        guard pilot.owners.count != 1 else { return nil }
        let words =
          pilot.owners.isEmpty
          ? "no owner"
          : "\(pilot.owners.count) owners: \(pilot.owners.joined(separator: ", "))"
        return Finding(
          rule, subject: rollout.id, "the pilot \(pilot.workflow) has \(words)", at: pilot.source)
      }
    }
  }
}
