import Diagnostics
import Figures
import Model

/// The card and the state file say the same of a task.
package struct CardAndStateDisagree: Check {
  package init() {}

  package let rule = CheckRule(
    id: "card-and-state-disagree", title: "Card and state file disagree", severity: .warning,
    why: "People work by the card and the kernel by the state file: both must order the same work.",
    mend: "Correct the one that is wrong; move the card of a finished task to tasks/done/.",
    inputs: [.tasks, .taskCards])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.tasks.flatMap { history in
      (context.cards[history.task.id] ?? []).flatMap { card in
        disagreements(card, history, context).map { message in
          Finding(
            rule, subject: card.id, message, at: card.source,
            evidence: [
              Evidence(history.statusSource, record: card.id, detail: "state: \(history.status)")
            ])
        }
      }
    }
  }

  private func disagreements(
    _ card: TaskCard, _ history: TaskHistory, _ context: CheckContext
  ) -> [String] {
    let task = history.task
    var messages: [String] = []
    for (name, ordered, kept) in [
      ("queue", card.queue, task.queue), ("priority", card.priority, task.priority),
    ] {
      if let ordered, let kept, ordered.lowercased() != kept.lowercased() {
        messages.append("the card's \(name) is \(ordered), the state file's \(kept)")
      }
    }
    let states = context.facts.stateMachine.states
    if let stated = card.status.flatMap({ CardStatus.state($0, among: states) }),
      stated != history.status
    {
      messages.append("the card says \(stated), the state file \(history.status)")
    }
    if let message = folder(card, history) { messages.append(message) }
    return messages
  }

  /// The folders that mean a state: `done` and `running`.
  private func folder(_ card: TaskCard, _ history: TaskHistory) -> String? {
    switch card.folder {
    case "done" where !history.isFinished && history.status != "reviewing":
      "the card lies in done/, but the task is \(history.status)"
    case "running" where history.isFinished, "inbox" where history.isFinished,
      "active" where history.isFinished, "" where history.isFinished && history.status != "merged":
      "the task is \(history.status), but its card does not lie in done/"
    default: nil
    }
  }
}

/// Reads the status that a card states in prose: decoration dropped, common words mapped.
enum CardStatus {
  static func state(_ text: String, among states: [String]) -> String? {
    let letters = text.lowercased().unicodeScalars.filter {
      ("a"..."z").contains($0) || $0 == "_" || $0 == " " || $0 == "-"
    }
    let word = String(String.UnicodeScalarView(letters)).split(separator: " ").joined(
      separator: "_"
    )
    .replacing("-", with: "_")
    let mapped = word == "in_progress" ? "running" : word
    return states.contains(mapped) ? mapped : nil
  }
}
