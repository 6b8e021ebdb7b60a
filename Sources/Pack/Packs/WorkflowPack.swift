import Figures
import Model

/// The workflows that agents do, and a page for every one.
struct WorkflowPack: PackKind {
  let id = "workflows"
  let summary = "The workflows of agents: how they were chosen, and a page for every one."

  func documents(in context: PackContext) -> [PackDocument] {
    let trail = [Breadcrumb("Dashboard", ""), Breadcrumb("Workflows", "workflows/")]
    return [.register("workflows/", "packs/workflows.md", "Workflows of agents")]
      + context.agentWork.workflows.compactMap { workflow in
        context.paths.workflow(workflow.id).map { path in
          PackDocument(
            path: path, template: "packs/workflow.md", title: "Workflow \(workflow.id)",
            state: .current, breadcrumbs: trail, subject: .workflow(workflow.id))
        }
      }
  }
}
