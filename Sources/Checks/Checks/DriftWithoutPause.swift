import Diagnostics
import Figures
import Model

/// A lane whose quality drifted is paused.
package struct DriftWithoutPause: Check {
  package init() {}

  package let rule = CheckRule(
    id: "drift-without-pause", title: "Drift fired and the lane goes on", severity: .error,
    why: "The rule is agreed in advance so that nobody has to argue while customers get the "
      + "defects.",
    mend: "Disable the lane and log it (a control line), or waive the trigger by an accepted "
      + "decision that names the workflow and the drift.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.agentWork.workflows.flatMap { workflow in
      workflow.drifts.filter(\.isUnanswered).map { finding($0, workflow, context) }
    }
  }

  /// An older week has had its packs: it is told of, and no error any more.
  private func finding(
    _ drift: DriftReading, _ workflow: AgentWorkflow, _ context: CheckContext
  ) -> Finding {
    let work = context.record.agentWork
    let lines = work.periods.number(of: .week(drift.week)).map { number in
      work.slice(workflow.scope, number).completed.map {
        drift.current.isSampled ? $0.sampledDefects : $0.defects
      }
    }
    let evidence = LoggedLines(lines ?? [], of: workflow.id, "defect").evidence
    return Finding(
      rule, subject: workflow.id, message(drift), since: drift.firedAt,
      at: evidence.first?.source ?? workflow.place,
      severity: drift.week == workflow.drift?.week ? .error : .warning, evidence: evidence)
  }

  private func message(_ drift: DriftReading) -> String {
    let before =
      switch drift.reference {
      case .weekBefore(let week):
        "against \(drift.before.defects) of \(drift.before.units) in \(week)"
      case .trailing:
        "against \(drift.before.defects) of \(drift.before.units) in the weeks before"
      case .target(let allowed):
        "against none in the weeks before and a target of \((allowed * 100).decimal(places: 1)) %"
      }
    let grade =
      switch drift.test?.grade {
      case .strong: ", strong evidence"
      case .weak: ", weak evidence"
      case .indistinguishable: ", indistinguishable from chance"
      case .tooFew: ", too few to tell from chance"
      case nil: ""
      }
    return "\(drift.current.defects) defects of \(drift.current.units) in \(drift.week) "
      + "\(before)\(grade); neither was a lane disabled in time, nor does a decision waive it"
  }
}
