import Diagnostics
import Figures
import Model

/// An approval comes before the act.
package struct ApprovalAfterAct: Check {
  package init() {}

  package let rule = CheckRule(
    id: "approval-after-act", title: "Approved after the act", severity: .error,
    why: "An approval of what is already done decides nothing.",
    mend: "Have the act wait for the approval; see to it that the clocks agree.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    let weeks = AgentWeeks(context)
    return weeks.byWorkflow.compactMap { workflow, cells in
      let lines = LoggedLines(
        cells.map(\.boundary.approvedAfterwards), of: workflow, "approved later than done")
      return lines.finding(
        rule, workflow,
        "\(lines.words("action")) since \(weeks.first) approved only after they were done")
    }
  }
}
