import Diagnostics
import Figures
import Model

/// What a meeting or a near miss asked for is done by its day; postmortems have a rule of their own.
package struct MeetingActionOverdue: Check {
  package init() {}

  package let rule = CheckRule(
    id: "meeting-action-overdue", title: "Action of a meeting or near miss is overdue",
    severity: .warning,
    why: "Actions that stay open past their day teach everybody that days mean nothing.",
    mend: "Do it, or say in the minutes of the next meeting that it was dropped or has a new day.",
    inputs: [.minutes])

  package func findings(in context: CheckContext) -> [Finding] {
    let carried = CarriedActions.open(context.facts.minutes, until: context.today)
    let postmortems = Set(context.record.postmortems.flatMap(\.actions).map(\.id))
    let named = Set(carried.map(\.action.id)).union(postmortems)
    let nearMisses = context.record.nearMisses.flatMap { nearMiss in
      nearMiss.actions.filter { $0.isOpen && !named.contains($0.id) }
        .map { (action: $0, of: nearMiss.id) }
    }
    return
      (carried.filter { !postmortems.contains($0.action.id) }
      .map { (action: $0.action, of: "the meeting \($0.cadence) of \($0.meeting)") } + nearMisses)
      .compactMap { finding($0.action, $0.of, context) }
  }

  private func finding(
    _ action: ActionItem, _ origin: String, _ context: CheckContext
  ) -> Finding? {
    guard let due = action.due, due < context.today else { return nil }
    let owner = action.owner.map { ", owner \($0)" } ?? ", without an owner"
    return Finding(
      rule, subject: action.id,
      "the action of \(origin) was due on \(due) and is \(action.status)\(owner)",
      since: context.facts.zone.instant(of: due.adding(days: 1)), at: action.source)
  }
}
