import Checks
import Diagnostics
import Figures
import Model

/// What the gates of rollouts ask of people: each first gate that is due and not passed.
enum RolloutAgenda {
  static func items(in context: PackContext) -> [AgendaItem] {
    context.now.rollouts.compactMap { item($0, context) }
  }

  private static func item(_ reading: RolloutReading, _ context: PackContext) -> AgendaItem? {
    let due = reading.phases.first { phase in
      phase.dates.upperBound < context.today && phase.gate.map { !$0.isPassed } ?? false
    }
    guard let due, let gate = due.gate else { return nil }
    let name = due.phase.name ?? due.phase.id
    let why = gate.words(due).joined(separator: "; ")
    let question: String
    let fallback: String
    switch gate.verdict {
    case .go:
      question = "Let it pass the gate of \(name): every figure is within its bounds"
      fallback = "does not go on"
    case .hold:
      question = "Hold it at the gate of \(name), or let it pass by a decision: \(why)"
      fallback = "stays on hold"
    case .notYetJudged:
      question = "Say how the gate of \(name) is to be judged: \(why)"
      fallback = "does not go on"
    }
    return AgendaItem(
      kind: "Rollout", subject: reading.rollout.id, path: "rollouts/", question: question,
      fallback: fallback, deadline: context.calendar.date, owner: reading.rollout.owner,
      source: gate.gate.source)
  }
}
