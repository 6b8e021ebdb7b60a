import Diagnostics
import Figures
import Model

/// An incident that eats a fifth of the budget is learnt from.
package struct LargeIncidentWithoutPostmortem: Check {
  package init() {}

  package let rule = CheckRule(
    id: "large-incident-without-postmortem", title: "Large incident without a postmortem",
    severity: .error,
    why: "One incident above a fifth of the quarter's budget asks for a postmortem with a P0 "
      + "action: the next one like it may take the rest.",
    mend: "Write the postmortem in ops/postmortems/, with an action of priority P0.",
    inputs: [.riskBudget, .incidents])

  package func findings(in context: CheckContext) -> [Finding] {
    let postmortems = context.record.postmortems
    return context.record.riskBudgets.flatMap { budget in
      budget.incidents.filter(\.isLarge).compactMap { large in
        finding(large, budget, postmortems)
      }
    }
  }

  private func finding(
    _ large: RiskBudgetReading.IncidentShare, _ budget: RiskBudgetReading,
    _ postmortems: [Postmortem]
  ) -> Finding? {
    let incident = large.incident
    let own = postmortems.filter { postmortem in
      postmortem.incident == incident.id || incident.postmortem == postmortem.id
    }
    let actions = own.flatMap(\.actions)
    let urgent = actions.contains {
      $0.priority?.uppercased() == "P0" && $0.status != "dropped"
    }
    guard !urgent else { return nil }
    let share = ((large.share ?? 0) * 100).decimal(places: 1)
    let lack = own.isEmpty ? "there is no postmortem" : "its postmortem has no P0 action"
    return Finding(
      rule, subject: incident.id,
      "the incident took \(share) % of the impact budget of \(budget.scope.id), and \(lack)",
      since: incident.start, at: incident.source,
      evidence: own.map { Evidence($0.source, record: $0.id, detail: "postmortem") }.inOrderOfPlace)
  }
}
