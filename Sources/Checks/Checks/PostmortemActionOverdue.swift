import Diagnostics
import Figures
import Model

/// What a postmortem asked for is done by its day.
package struct PostmortemActionOverdue: Check {
  package init() {}

  package let rule = CheckRule(
    id: "postmortem-action-overdue", title: "Action of a postmortem is overdue",
    severity: .warning,
    why: "An incident whose actions stay open happens again.",
    mend: "Do it, or say in the postmortem that it was dropped, and why.",
    inputs: [.postmortems])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.postmortems.flatMap { postmortem in
      postmortem.actions.compactMap { action -> Finding? in
        guard action.isOpen, let due = action.due, due < context.today else { return nil }
        let owner = action.owner.map { ", owner \($0)" } ?? ", without an owner"
        return Finding(
          rule, subject: action.id,
          "the action of \(postmortem.id) was due on \(due) and is \(action.status)\(owner)",
          since: context.facts.zone.instant(of: due.adding(days: 1)), at: action.source)
      }
    }
  }
}
