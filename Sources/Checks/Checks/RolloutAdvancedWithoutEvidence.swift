import Diagnostics
import Figures
import Model

/// A rollout goes on when the figures of its gate say so, and somebody answers for it.
package struct RolloutAdvancedWithoutEvidence: Check {
  package init() {}

  package let rule = CheckRule(
    id: "rollout-advanced-without-evidence", title: "Rollout went on without evidence",
    severity: .error,
    why: "A gate that is passed whatever the figures say is none: more work for agents is then "
      + "more incidents.",
    mend: "Hold the rollout until the figures say go, or name the decision that lets it pass all "
      + "the same.",
    inputs: [.rollouts])

  package func findings(in context: CheckContext) -> [Finding] {
    context.rollouts.flatMap { reading in
      reading.phases.indices.flatMap { index in findings(index, reading, context) }
    }
  }

  private func findings(
    _ index: Int, _ reading: RolloutReading, _ context: CheckContext
  ) -> [Finding] {
    let phase = reading.phases[index]
    guard let gate = phase.gate else { return [] }
    if gate.isPassed { return passed(gate, phase, reading, context) }
    let later = reading.phases[(index + 1)...].flatMap { begun($0, context.today) }
    guard let first = later.first else { return [] }
    return [
      Finding(
        rule, subject: reading.rollout.id,
        "the gate of \(phase.phase.id) is not passed, but \(first.id) of a later phase is done",
        at: first.source,
        evidence: later.map { Evidence($0.source, record: $0.id, detail: $0.title) })
    ]
  }

  /// The items done since the phase's first day: what is done before it is preparation.
  private func begun(_ phase: RolloutReading.Phase, _ today: CivilDate) -> [Rollout.Item] {
    phase.phase.items.filter { item in
      item.isDone(by: today) && item.doneOn.map { $0 >= phase.dates.lowerBound } ?? false
    }
  }

  /// A decision may let a rollout pass against the figures, never a bare date.
  private func passed(
    _ gate: GateReading, _ phase: RolloutReading.Phase, _ reading: RolloutReading,
    _ context: CheckContext
  ) -> [Finding] {
    let day = gate.gate.passedOn.map(\.description) ?? "–"
    if gate.gate.evidence.isEmpty {
      return [
        Finding(
          rule, subject: reading.rollout.id,
          "the gate of \(phase.phase.id) was passed on \(day), and nothing is named for it",
          at: gate.gate.source)
      ]
    }
    guard isAgainstFigures(gate, phase, context), !isDecided(gate, context) else { return [] }
    return [
      Finding(
        rule, subject: reading.rollout.id,
        "the gate of \(phase.phase.id) was passed on \(day); its figures say: "
          + "\(gate.verdict.rawValue)", at: gate.gate.source)
    ]
  }

  /// What cannot be judged any more, because it is longer ago than the figures go back, is left.
  private func isAgainstFigures(
    _ gate: GateReading, _ phase: RolloutReading.Phase, _ context: CheckContext
  ) -> Bool {
    let end = phase.dates.upperBound
    if let day = gate.gate.passedOn, day <= end { return true }
    switch gate.verdict {
    case .go: return false
    case .hold: return true
    case .notYetJudged: return context.today - end <= GateReader.baselineDays
    }
  }

  private func isDecided(_ gate: GateReading, _ context: CheckContext) -> Bool {
    context.record.decisions.contains { decision in
      decision.status == .accepted && gate.gate.evidence.contains(decision.id)
    }
  }
}
