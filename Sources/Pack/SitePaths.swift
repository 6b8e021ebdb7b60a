package import Model

/// The folders of the pages about records, worked out once for all pages: links and pages agree
/// because both ask here.
package struct SitePaths: Sendable {
  private let tasks: [String: String]
  private let agents: [String: String]
  private let decisions: [String: String]
  private let proposals: [String: String]
  private let deviations: [String: String]
  private let services: [String: String]
  private let teams: [String: String]
  private let workflows: [String: String]

  /// The ids of all tasks that the record knows, with a state or only a card, in byte order.
  package let taskIDs: [String]

  /// The services that the register names or that records speak of, in byte order.
  package let serviceIDs: [String]
  package let teamIDs: [String]

  package init(facts: Facts) {
    let ids = Set(facts.tasks.map(\.id)).union(facts.taskCards.map(\.id))
    taskIDs = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    tasks = Self.folders("tasks", taskIDs)
    agents = Self.folders("agents", facts.agents.map(\.id))
    decisions = Self.folders("decisions", facts.decisions.map(\.id))
    proposals = Self.folders("proposals", facts.proposals.map(\.id))
    deviations = Self.folders("deviations", facts.deviations.map(\.id))
    serviceIDs = Self.serviceIDs(facts)
    services = Self.folders("services", serviceIDs)
    teamIDs = facts.teams.map(\.id)
    teams = Self.folders("teams", teamIDs)
    workflows = Self.folders("workflows", Self.workflowIDs(facts))
  }

  private static func serviceIDs(_ facts: Facts) -> [String] {
    var ids = Set(facts.services.map(\.id))
    for deployment in facts.deployments { ids.insert(deployment.service) }
    for incident in facts.incidents { ids.formUnion(incident.services) }
    return ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Of the register, and those that only the log names.
  private static func workflowIDs(_ facts: Facts) -> [String] {
    let ids = Set(facts.workflows.map(\.id) + (facts.agentLog?.workflows.map(\.id) ?? []))
    return ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func folders(_ register: String, _ ids: [String]) -> [String: String] {
    var result: [String: String] = [:]
    for (id, name) in zip(ids, Slug.unique(ids)) { result[id] = "\(register)/\(name)/" }
    return result
  }

  package func task(_ id: String) -> String? { tasks[id] }
  package func agent(_ id: String) -> String? { agents[id] }
  package func decision(_ id: String) -> String? { decisions[id] }
  package func proposal(_ id: String) -> String? { proposals[id] }
  package func deviation(_ id: String) -> String? { deviations[id] }
  package func service(_ id: String) -> String? { services[id] }
  package func team(_ id: String) -> String? { teams[id] }
  package func workflow(_ id: String) -> String? { workflows[id] }
  package func figure(_ id: String) -> String { "figures/\(id)/" }
  package func check(_ id: String) -> String { "checks/\(id)/" }
}
