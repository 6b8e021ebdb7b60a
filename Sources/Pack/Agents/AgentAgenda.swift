import Checks
import Diagnostics
import Figures
import Model

/// The decisions that agents' work asks of people.
package enum AgentAgenda {
  /// In the order of the agenda.
  package static func items(in context: PackContext) -> [AgendaItem] {
    let workflows = context.agentWork.workflows
    return Agenda.sorted(
      workflows.compactMap { drift($0, context) } + workflows.compactMap { disabled($0, context) }
        + gates(context), dueBy: context.calendar.date)
  }

  /// A trigger of the last mature week that nothing answered.
  private static func drift(_ workflow: AgentWorkflow, _ context: PackContext) -> AgendaItem? {
    guard let drift = workflow.drift, drift.isUnanswered else { return nil }
    return AgendaItem(
      kind: "Drift", subject: workflow.id, path: context.paths.workflow(workflow.id),
      question: "Pause the lane, or waive the trigger by a decision: "
        + "\(drift.current.defects) of \(drift.current.units) units of \(drift.week) had a defect, "
        + DriftWords.before(drift),
      fallback: "the lane is to be paused; until it is, the check stays broken",
      deadline: drift.firedAt.map { context.facts.zone.date(of: $0) },
      owner: workflow.policy?.owner, source: workflow.place)
  }

  /// What is switched off waits for somebody who looks at it.
  private static func disabled(_ workflow: AgentWorkflow, _ context: PackContext) -> AgendaItem? {
    guard let control = context.disabling(of: workflow.id).last else { return nil }
    let lane = control.lane.map { "the lane \($0)" } ?? "the workflow"
    let reason = control.reason.map { " (\($0))" } ?? ""
    return AgendaItem(
      kind: "Lane", subject: workflow.id, path: context.paths.workflow(workflow.id),
      question: "Enable \(lane) again: disabled on "
        + "\(context.facts.zone.date(of: control.at))\(reason)",
      fallback: "stays disabled", deadline: context.calendar.date,
      owner: workflow.policy?.owner, source: control.source)
  }

  /// A lane that is further than its evidence.
  private static func gates(_ context: PackContext) -> [AgendaItem] {
    (context.index.findingsByCheck["autonomous-lane-without-evidence"] ?? []).map { finding in
      AgendaItem(
        kind: "Autonomy", subject: finding.subject,
        path: context.paths.workflow(finding.subject),
        question: "Bring the evidence, or set the lane back to hitl: \(finding.message)",
        fallback: "the lane goes back to hitl", deadline: context.calendar.date,
        owner: context.agentWork.workflow(finding.subject)?.policy?.owner, source: finding.source)
    }
  }
}

extension AgentWorkflow {
  /// Where to look first: its record, else its oldest line.
  var place: SourceLocation {
    policy?.source ?? logged?.oldest ?? SourceLocation(path: "state/workflows.yaml")
  }
}
