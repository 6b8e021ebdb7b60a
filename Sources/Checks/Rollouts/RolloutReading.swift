package import Figures
package import Model

/// How far a rollout is at the as-of, and what its gates say.
package struct RolloutReading: Sendable {
  package enum PhaseState: String, Sendable {
    case toCome = "to come"
    case running
    /// Past its end, and everything done.
    case done
    /// Past its end, with items that are not done.
    case late
  }

  package struct Phase: Sendable {
    package let phase: Rollout.Phase
    /// By the calendar, the last day included.
    package let dates: ClosedRange<CivilDate>
    package let state: PhaseState
    package let openItems: [Rollout.Item]
    package let gate: GateReading?
  }

  package let rollout: Rollout
  package let phases: [Phase]
  /// Of the gates whose phase is over: hold where one says so, go where all do.
  package let verdict: GateReading.Verdict

  package init(_ rollout: Rollout, _ record: RecordReading, _ figures: FigureSet) {
    let reader = GateReader(record: record, figures: figures, rollout: rollout)
    let phases = rollout.phases.map { phase in
      Phase(
        phase: phase, dates: rollout.dates(of: phase),
        state: Self.state(phase, rollout.dates(of: phase), record.today),
        openItems: phase.items.filter { !$0.isDone(by: record.today) },
        gate: phase.gate.map { reader.gate($0, of: phase) })
    }
    let due = phases.filter { $0.dates.upperBound < record.today }.compactMap(\.gate)
    self.rollout = rollout
    self.phases = phases
    verdict = Self.verdict(due.map(\.verdict))
  }

  /// In the order of the facts.
  package static func all(_ record: RecordReading, _ figures: FigureSet) -> [RolloutReading] {
    record.facts.rollouts.map { RolloutReading($0, record, figures) }
  }

  private static func verdict(_ due: [GateReading.Verdict]) -> GateReading.Verdict {
    if due.contains(.hold) { return .hold }
    return due.isEmpty || due.contains(.notYetJudged) ? .notYetJudged : .go
  }

  private static func state(
    _ phase: Rollout.Phase, _ dates: ClosedRange<CivilDate>, _ today: CivilDate
  ) -> PhaseState {
    if today < dates.lowerBound { return .toCome }
    if today <= dates.upperBound { return .running }
    return phase.items.allSatisfy { $0.isDone(by: today) } ? .done : .late
  }
}
