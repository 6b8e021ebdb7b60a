import Model

extension Facts {
  /// Adds what another file held, behind what is there.
  mutating func append(_ part: Facts) {
    tasks += part.tasks
    queueLocks += part.queueLocks
    queuePolicies += part.queuePolicies
    roles += part.roles
    roleModes += part.roleModes
    escalationRules += part.escalationRules
    taskCards += part.taskCards
    reviews += part.reviews
    agents += part.agents
    sessions += part.sessions
    projects += part.projects
    escalations += part.escalations
    executionItems += part.executionItems
    specRegistry = specRegistry ?? part.specRegistry
    specs += part.specs
    auditEntries += part.auditEntries
    decisions += part.decisions
    proposals += part.proposals
    deviations += part.deviations
    freezeLedger += part.freezeLedger
    freezeArtefacts += part.freezeArtefacts
    freezeRecords += part.freezeRecords
    acceptances += part.acceptances
    capabilities += part.capabilities
    capabilityTotals += part.capabilityTotals
    packIndex += part.packIndex
    minutes += part.minutes
    Self.move(part.deployments, behind: &deployments)
    Self.move(part.changes, behind: &changes)
    Self.move(part.incidents, behind: &incidents)
    nearMisses += part.nearMisses
    postmortems += part.postmortems
    services += part.services
    teams += part.teams
    failureModes += part.failureModes
    if part.riskBudget.source != nil { riskBudget = part.riskBudget }
    decisionRights = decisionRights ?? part.decisionRights
    workflows += part.workflows
    vendors += part.vendors
  }
  /// The first of many large lists is taken over, not copied.
  private static func move<Record>(_ part: [Record], behind list: inout [Record]) {
    if list.isEmpty { list = part } else { list += part }
  }
}
