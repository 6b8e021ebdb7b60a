import Model

/// The weekly half hour about agents, for the last complete week and for those that are restated.
struct AgentOpsPack: PackKind {
  let id = "agent-ops"
  let summary = "The weekly Agent Ops Review: KPIs per workflow, failures, cost spikes, actions."

  func documents(in context: PackContext) -> [PackDocument] {
    context.history.weeks(of: "agent-ops/", judged: context.judgedWeek).map { week in
      let (first, last) = (week.monday, week.monday.adding(days: 6))
      var page = PackDocument(
        path: "agent-ops/\(week)/", template: "packs/agent-ops.md",
        title: "Agent Ops Review, week \(week)",
        periodText: "\(week), Mon \(first) – Sun \(last)", state: context.state(of: week),
        breadcrumbs: [Breadcrumb("Dashboard", "")])
      if week != context.judgedWeek { page.judgedWeek = week }
      return page
    }
  }
}
