import Model

extension Facts {
  /// Adds what another file held, behind what is there.
  mutating func append(_ part: consuming Facts) {
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
    Self.move(&part.deployments, to: &deployments)
    Self.move(&part.changes, to: &changes)
    Self.move(&part.incidents, to: &incidents)
    nearMisses += part.nearMisses
    postmortems += part.postmortems
    services += part.services
    teams += part.teams
    failureModes += part.failureModes
    if part.riskBudget.source != nil { riskBudget = part.riskBudget }
    decisionRights = decisionRights ?? part.decisionRights
    workflows += part.workflows
    vendors += part.vendors
    guardrails = guardrails ?? part.guardrails
    complianceChecks += part.complianceChecks
    norms += part.norms
    breakGlassUses += part.breakGlassUses
    rollouts += part.rollouts
  }

  /// Moves the records instead of copying them, the last first: they are sorted later.
  private static func move<Record>(_ part: inout [Record], to list: inout [Record]) {
    while let record = part.popLast() { list.append(record) }
  }

  /// Makes room for the records of the files at once: a list that grows holds them twice meanwhile.
  mutating func reserveRoom(for results: [FileResult]) {
    deployments.reserveCapacity(results.reduce(0) { $0 + $1.deploymentCount })
    changes.reserveCapacity(results.reduce(0) { $0 + $1.changeCount })
    incidents.reserveCapacity(results.reduce(0) { $0 + $1.incidentCount })
  }
}
