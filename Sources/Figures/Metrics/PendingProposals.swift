import Model

/// How many proposals wait for a decision.
package struct PendingProposals: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.pending_proposals", title: "Pending proposals", unit: .count,
    direction: .lowerIsBetter, summary: "Proposals on which somebody still has to decide.",
    formula: "proposals pending", rule: "OS operating model §9.2: more than 3 is yellow",
    bias: "A proposal without a status counts as pending.", inputs: [.proposals])

  package func figures(in context: MetricContext) -> [Figure] {
    let evidence = context.record.pendingProposals.map { proposal in
      let age = proposal.date.map { "\(context.record.today - $0) days old" } ?? "undated"
      return Evidence(
        proposal.source, record: proposal.id,
        detail: "\(proposal.statusText ?? proposal.status.rawValue), \(age)")
    }
    return [context.figure(definition, nil, [], .count(of: evidence, as: "proposals pending"))]
  }
}
