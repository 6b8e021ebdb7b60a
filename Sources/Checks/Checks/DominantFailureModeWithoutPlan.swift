import Diagnostics
import Figures
import Model

/// A failure mode that eats a fifth of the budget is on the plan.
package struct DominantFailureModeWithoutPlan: Check {
  package init() {}

  package let rule = CheckRule(
    id: "dominant-failure-mode-without-plan", title: "Dominant failure mode without a plan",
    severity: .error,
    why: "One failure mode above a fifth of the quarter's budget asks for a P0 plan item: it is "
      + "where the next minutes come from.",
    mend: "Put a P0 action or task that names the failure mode on the plan.",
    inputs: [.riskBudget, .incidents])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.riskBudgets.flatMap { budget in
      budget.modes.filter(\.isDominant).compactMap { mode in
        finding(mode, budget, in: context)
      }
    }
  }

  private func finding(
    _ share: RiskBudgetReading.ModeShare, _ budget: RiskBudgetReading, in context: CheckContext
  ) -> Finding? {
    guard let mode = share.mode, let first = share.incidents.first,
      !isPlanned(mode, Set(share.incidents.map(\.id)), in: context)
    else { return nil }
    let part = ((share.share ?? 0) * 100).decimal(places: 1)
    return Finding(
      rule, subject: mode,
      "\(mode) took \(part) % of the impact budget of \(budget.scope.id), and no P0 item plans "
        + "against it", since: first.start, at: first.source,
      evidence: share.incidents.map { Evidence($0.source, record: $0.id, detail: mode) })
  }

  /// A P0 action that names the mode or one of its incidents, or whose postmortem or near miss
  /// does; else a P0 task whose card names the mode.
  private func isPlanned(_ mode: String, _ incidents: Set<String>, in context: CheckContext) -> Bool
  {
    let actions = PlannedAction.all(in: context.record).filter { $0.isMostUrgent && $0.isPlanned }
    let isAction = actions.contains { action in
      action.failureMode == mode || action.incident.map(incidents.contains) ?? false
        || MentionedWords(action.item.title).contains(mode)
        || incidents.contains(where: MentionedWords(action.item.title).contains)
    }
    return isAction || hasTask(mode, in: context)
  }

  private func hasTask(_ mode: String, in context: CheckContext) -> Bool {
    context.record.tasks.contains { history in
      let task = history.task
      let cards = context.cards[task.id] ?? []
      let isUrgent = ([task.priority] + cards.map(\.priority))
        .contains { $0?.uppercased() == "P0" }
      return isUrgent && history.status != "abandoned"
        && cards.contains { MentionedWords($0.title, $0.body).contains(mode) }
    }
  }
}
