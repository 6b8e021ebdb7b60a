import Diagnostics
import Figures
import Model

/// What needs an approval is approved before it is done.
package struct ApprovalMissing: Check {
  package init() {}

  package let rule = CheckRule(
    id: "approval-missing", title: "Required approval is missing", severity: .error,
    why: "The approval is where a person answers for the act.",
    mend: "Have a person judge the act now, and have the tool refuse calls without an approval.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    let weeks = AgentWeeks(context)
    let stated = weeks.byWorkflow.compactMap { workflow, cells -> Finding? in
      let lines = LoggedLines(cells.map(\.boundary.unapproved), of: workflow, "not approved")
      return lines.finding(
        rule, workflow,
        "\(lines.words("action")) since \(weeks.first) without the approval "
          + "that their lines require")
    }
    return stated + weeks.byTool.compactMap { tool($0, context) }
  }

  /// A tool that the workflow's record asks an approval for.
  private func tool(
    _ use: (workflow: String, tool: String, uses: [ToolUse]), _ context: CheckContext
  ) -> Finding? {
    let policy = context.record.agentWork.workflow(use.workflow)?.policy
    guard let approval = policy?.boundary.approvals.first(where: { $0.what == use.tool }) else {
      return nil
    }
    let lines = LoggedLines(
      use.uses.map(\.withoutApproval), of: use.workflow, "\(use.tool) without an approval before it"
    )
    guard let first = lines.evidence.first else { return nil }
    let who = approval.who.isEmpty ? "" : " of \(approval.who.joined(separator: " or "))"
    return Finding(
      rule, subject: use.workflow,
      "\(lines.words("call")) of the tool \(use.tool) without the approval\(who) that the "
        + "boundary asks for", at: first.source,
      evidence: lines.evidence
        + [Evidence(approval.source, record: use.workflow, detail: "asks for the approval")])
  }
}
