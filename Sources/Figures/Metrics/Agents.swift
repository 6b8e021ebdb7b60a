import Model

/// How many agents are registered.
package struct Agents: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.agents", title: "Registered agents", unit: .count, direction: .neither,
    summary: "Agents registered at the as-of, in all and by type.", formula: "agents registered",
    rule: "OS operating model §7.1",
    bias: "Agents left over from tests count until somebody cleans them out.", inputs: [.agents])

  package func figures(in context: MetricContext) -> [Figure] {
    let agents = context.record.agents
    let types = Dictionary(grouping: agents) { $0.type ?? "" }
    let total = MetricReading.count(of: agents.map(evidence), as: "agents registered")
    return [context.figure(definition, nil, [], total)]
      + types.keys.sorted().filter { !$0.isEmpty }.map { type in
        context.figure(
          definition, nil, [FigureLabel("type", type)],
          .count(of: (types[type] ?? []).map(evidence), as: "agents registered"))
      }
  }

  private func evidence(_ agent: Agent) -> Evidence {
    Evidence(agent.source, record: agent.id, detail: agent.type ?? "")
  }
}
