import Model

/// Agents and sessions, and a page for every agent.
struct AgentPack: PackKind {
  let id = "agents"
  let summary = "Agents and sessions, and a page for every agent."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("agents/", "packs/agents.md", "Agents and sessions")]
      + context.facts.agents.compactMap { record in
        context.paths.agent(record.id).map { path in
          PackDocument(
            path: path, template: "packs/agent.md", title: "Agent \(record.id)", state: .current,
            breadcrumbs: [
              Breadcrumb("Dashboard", ""), Breadcrumb("Agents and sessions", "agents/"),
            ],
            subject: .agent(record.id))
        }
      }
  }
}
