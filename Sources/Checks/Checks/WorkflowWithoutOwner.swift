import Diagnostics
import Figures
import Model

/// Somebody answers for what agents do.
package struct WorkflowWithoutOwner: Check {
  package init() {}

  package let rule = CheckRule(
    id: "workflow-without-owner", title: "Workflow without an owner", severity: .warning,
    why: "Where nobody answers for a workflow nobody stops it, and nobody makes it better.",
    mend: "Name the owner in state/workflows.yaml.", inputs: [.workflows])

  package func findings(in context: CheckContext) -> [Finding] {
    let automated = Set(context.automatedWorkflows.map(\.id))
    return context.facts.workflows.compactMap { workflow in
      guard workflow.isSelected || automated.contains(workflow.id),
        (workflow.owner ?? "").isEmpty
      else { return nil }
      return Finding(
        rule, subject: workflow.id, "nobody answers for the workflow \(workflow.id)",
        at: workflow.source)
    }
  }
}
