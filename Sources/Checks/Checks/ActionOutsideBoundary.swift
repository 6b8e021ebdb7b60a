import Diagnostics
import Figures
import Model

/// Agents stay within the boundary of their workflow.
package struct ActionOutsideBoundary: Check {
  package init() {}

  package let rule = CheckRule(
    id: "action-outside-boundary", title: "Action outside of the boundary", severity: .error,
    why: "The boundary was drawn before the agent was built; what lies outside of it nobody "
      + "agreed to.",
    mend: "Stop the agent, undo what it did, and take the tool away from it, or change the "
      + "boundary by a decision.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    let weeks = AgentWeeks(context)
    let stated = weeks.byWorkflow.compactMap { workflow, cells -> Finding? in
      let lines = LoggedLines(
        cells.map(\.boundary.forbidden), of: workflow, "beyond the boundary, and done")
      return lines.finding(
        rule, workflow,
        "\(lines.words("action")) since \(weeks.first) that the boundary forbids, "
          + "by their own lines")
    }
    return stated + weeks.byTool.compactMap { tool($0, context) }
  }

  /// A tool that the workflow's record forbids, or does not know. The calls that were stopped are no
  /// breach.
  private func tool(
    _ use: (workflow: String, tool: String, uses: [ToolUse]), _ context: CheckContext
  ) -> Finding? {
    guard let boundary = context.record.agentWork.workflow(use.workflow)?.policy?.boundary else {
      return nil
    }
    let done = use.uses.reduce(0) { $0 + $1.calls.count - $1.stopped }
    guard done > 0 else { return nil }
    let words: String
    if boundary.cannot.contains(use.tool) {
      words = "which the boundary forbids"
    } else if !boundary.knows(use.tool), boundary.namesTools {
      words = "which the boundary does not name"
    } else {
      return nil
    }
    let lines = LoggedLines(use.uses.map(\.calls), of: use.workflow, "call of \(use.tool)")
    let number = done == 1 ? "1 call" : "\(done) calls"
    return lines.finding(rule, use.workflow, "\(number) of the tool \(use.tool), \(words)")
  }
}

extension Workflow.Boundary {
  /// A list of sentences for people cannot be compared with the names of tools.
  fileprivate var namesTools: Bool { !can.isEmpty && can.allSatisfy { !$0.contains(" ") } }

  fileprivate func knows(_ tool: String) -> Bool {
    can.contains(tool) || approvals.contains { $0.what == tool || $0.tool == tool }
  }
}
