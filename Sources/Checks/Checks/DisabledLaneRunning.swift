import Diagnostics
import Figures
import Model

/// What is switched off stays off.
package struct DisabledLaneRunning: Check {
  package init() {}

  package let rule = CheckRule(
    id: "disabled-lane-running", title: "Lane ran while it was disabled", severity: .error,
    why: "A kill switch that does not stop the agents is none.",
    mend: "Find out what kept running and why the switch did not reach it; drill it again.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    (context.record.agentWork.log?.laneBreaches ?? []).compactMap { breach in
      let lines = LoggedLines([breach.actions], of: breach.workflow, "ran while disabled")
      let lane =
        breach.lane.map { "of the lane \($0) while it" } ?? "without a lane while the workflow"
      let until = breach.enabledAt.map { " and enabled at \($0)" } ?? " and not enabled since"
      guard let first = lines.evidence.first else { return nil }
      let control = Evidence(
        breach.disabled.source, record: breach.workflow, detail: "disabled")
      return Finding(
        rule, subject: breach.workflow,
        "\(lines.words("action")) \(lane) was disabled at \(breach.disabled.at)\(until)",
        since: breach.disabled.at, at: first.source,
        evidence: (lines.evidence + [control]).inOrderOfPlace)
    }
  }
}
