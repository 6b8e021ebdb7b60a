import Diagnostics
import Figures
import Model

/// Nobody acts alone before that was earned.
package struct AutonomousLaneWithoutEvidence: Check {
  package init() {}

  package let rule = CheckRule(
    id: "autonomous-lane-without-evidence", title: "Autonomous lane without evidence for its gate",
    severity: .error,
    why: "The autonomous lane is the end of a rollout: a written boundary, a kill switch that was "
      + "drilled, a suite that passes, and a decision by a person.",
    mend: "Bring the evidence, or set the lane back to hitl.", inputs: [.workflows])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.agentWork.workflows.compactMap { workflow in
      guard let policy = workflow.policy, policy.lane == .autonomous else { return nil }
      let missing = missing(workflow, policy, context)
      guard !missing.isEmpty else { return nil }
      return Finding(
        rule, subject: workflow.id,
        "the lane is autonomous without \(missing.joined(separator: ", "))", at: policy.source)
    }
  }

  private func missing(
    _ workflow: AgentWorkflow, _ policy: Workflow, _ context: CheckContext
  ) -> [String] {
    var missing: [String] = []
    if policy.boundary.document == nil { missing.append("a written boundary") }
    if policy.boundary.killSwitch?.lastDrill == nil { missing.append("a kill-switch drill") }
    if workflow.evals.last == nil { missing.append("an evaluation") }
    let isDecided = context.record.decisions.contains { decision in
      guard decision.status == .accepted else { return false }
      let words = MentionedWords(decision.title, decision.body)
      return words.contains(workflow.id) && words.containsAny(["autonomous", "autonomy"])
    }
    if !isDecided { missing.append("an accepted decision that names it") }
    return missing
  }
}
