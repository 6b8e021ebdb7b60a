import Diagnostics
import Figures
import Model

/// What is not written down cannot be automated.
package struct WorkflowWithoutPolicy: Check {
  package init() {}

  package let rule = CheckRule(
    id: "workflow-without-policy", title: "Automated without a written policy",
    severity: .warning,
    why: "If a policy is not written it cannot be automated: the agent would make it up.",
    mend: "Write the workflow's boundary down, and name the document in state/workflows.yaml.",
    inputs: [.actions])

  package func findings(in context: CheckContext) -> [Finding] {
    context.automatedWorkflows.compactMap { workflow in
      guard let policy = workflow.policy else {
        return Finding(
          rule, subject: workflow.id,
          "agents work in \(workflow.id), which state/workflows.yaml does not name",
          since: workflow.logged?.first, at: workflow.place)
      }
      guard policy.boundary.document == nil else { return nil }
      return Finding(
        rule, subject: workflow.id,
        "agents work in \(workflow.id), and no document of its boundary is named",
        at: policy.source)
    }
  }
}
