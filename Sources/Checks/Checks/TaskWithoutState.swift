import Diagnostics
import Figures
import Model

/// A task with a card is in the state file.
package struct TaskWithoutState: Check {
  package init() {}

  package let rule = CheckRule(
    id: "task-without-state", title: "Card without an entry in the state file", severity: .warning,
    why: "Work on a task that the state file does not hold is tracked by nobody. Cards in inbox/ "
      + "are requests and excepted.",
    mend: "Enter the task by the kernel, or remove the card.", inputs: [.tasks, .taskCards])

  package func findings(in context: CheckContext) -> [Finding] {
    // Tasks whose first event is later than the as-of exist, though not yet.
    let known = Set(context.facts.tasks.map(\.id))
    return context.facts.taskCards.filter { card in
      card.folder != "inbox" && !known.contains(card.id)
        && card.created.map { $0 <= context.today } ?? true
    }.map { card in
      let folder = card.folder.isEmpty ? "tasks/" : "tasks/\(card.folder)/"
      return Finding(
        rule, subject: card.id, "the card lies in \(folder), the state file does not hold the task",
        at: card.source)
    }
  }
}
