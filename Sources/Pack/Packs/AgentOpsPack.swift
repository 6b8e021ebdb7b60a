import Model

/// The weekly half hour about agents, for the last complete week.
struct AgentOpsPack: PackKind {
  let id = "agent-ops"
  let summary = "The weekly Agent Ops Review: KPIs per workflow, failures, cost spikes, actions."

  func documents(in context: PackContext) -> [PackDocument] {
    let week = context.judgedWeek
    let (first, last) = (week.monday, week.monday.adding(days: 6))
    return [
      PackDocument(
        path: "agent-ops/\(week)/", template: "packs/agent-ops.md",
        title: "Agent Ops Review, week \(week)",
        periodText: "\(week), Mon \(first) – Sun \(last)", state: .final,
        breadcrumbs: [Breadcrumb("Dashboard", "")])
    ]
  }
}
