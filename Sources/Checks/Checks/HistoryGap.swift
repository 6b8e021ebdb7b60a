import Diagnostics
import Figures
import Model

/// A task's events follow from each other, and end in its status.
package struct HistoryGap: Check {
  package init() {}

  package let rule = CheckRule(
    id: "history-gap", title: "Gap in a task's history", severity: .warning,
    why: "A state that no event leads to was changed without a trace.",
    mend: "Add the missing event to the task, with its time and a note.", inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.tasks.flatMap { history in
      gaps(history) + ending(history)
    }
  }

  /// The kernel's review steps may stand between two events, but need not.
  private func gaps(_ history: TaskHistory) -> [Finding] {
    var state: String?
    var byEvents: String?
    var findings: [Finding] = []
    for transition in history.transitions {
      if transition.origin == .stateFile {
        if let from = transition.from, let last = state, from != last, from != byEvents {
          findings.append(
            Finding(
              rule, subject: history.task.id,
              "the task was \(last), and the next event leads from \(from)", since: transition.at,
              at: transition.source))
        }
        byEvents = transition.to
      }
      state = transition.to
    }
    return findings
  }

  private func ending(_ history: TaskHistory) -> [Finding] {
    guard let last = history.transitions.last, last.to != history.status else { return [] }
    return [
      Finding(
        rule, subject: history.task.id,
        "the status is \(history.status), but the last event leads to \(last.to)",
        since: history.statusSince, at: history.task.source,
        evidence: [Evidence(last.source, record: history.task.id, detail: last.words)])
    ]
  }
}
