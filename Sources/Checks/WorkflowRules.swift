import Diagnostics
import Figures
import Model

/// What several checks of workflows ask.
extension CheckContext {
  /// Why the log says nothing, though it is there. One without lines breaks no rule.
  var logObstacle: String? {
    let work = record.agentWork
    return work.log?.workflows.isEmpty ?? false ? nil : work.absence
  }

  /// The workflows in which agents work: those that the log names, and those whose lane is more
  /// than manual.
  var automatedWorkflows: [AgentWorkflow] {
    record.agentWork.workflows.filter { workflow in
      workflow.logged != nil || workflow.policy?.lane.map { $0 > .manual } ?? false
    }
  }
}

extension AgentWorkflow {
  /// Where to look first: its record, else its oldest line.
  var place: SourceLocation {
    policy?.source ?? logged?.oldest ?? SourceLocation(path: "state/workflows.yaml")
  }
}
