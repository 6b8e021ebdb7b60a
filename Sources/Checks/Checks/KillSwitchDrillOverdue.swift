import Diagnostics
import Figures
import Model

/// The kill switch is where everybody knows, and was tried.
package struct KillSwitchDrillOverdue: Check {
  package init() {}

  /// A quarter.
  package static let maximumDays = 92

  package let rule = CheckRule(
    id: "kill-switch-drill-overdue", title: "Kill switch missing, or not drilled",
    severity: .warning,
    why: "A switch that was never thrown may not work, and nobody may know who throws it.",
    mend: "Throw it, see that the agents stop, and write the day into state/workflows.yaml.",
    inputs: [.workflows])

  package func findings(in context: CheckContext) -> [Finding] {
    context.automatedWorkflows.compactMap { workflow in
      guard let policy = workflow.policy, let reason = reason(policy, context.today) else {
        return nil
      }
      return Finding(
        rule, subject: workflow.id, reason,
        at: policy.boundary.killSwitch?.source ?? policy.source)
    }
  }

  private func reason(_ policy: Workflow, _ today: CivilDate) -> String? {
    guard let killSwitch = policy.boundary.killSwitch, killSwitch.location != nil else {
      return "nothing says where the kill switch is"
    }
    guard let drill = killSwitch.lastDrill else { return "the kill switch was never drilled" }
    let days = today - drill
    guard days > Self.maximumDays else { return nil }
    return "the kill switch was last drilled on \(drill), \(days) days ago; the limit is "
      + "\(Self.maximumDays)"
  }
}
