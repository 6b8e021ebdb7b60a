/// Everything the workspace's files state, typed and located: what the readers hand to the figures,
/// checks and pages.
package struct Facts: Sendable {
  package var settings: Settings
  /// The rules of `settings.timeZoneName`.
  package var zone: TimeZoneRules
  package var stateMachine: StateMachine
  /// In byte order of their ids, as all lists here unless said otherwise.
  package var tasks: [Task]
  package var queueLocks: [QueueLock]
  package var queuePolicies: [QueuePolicy]
  package var roles: [Role]
  package var roleModes: [RoleMode]
  package var escalationRules: [EscalationRule]
  package var taskCards: [TaskCard]
  package var reviews: [TaskReview]
  package var agents: [Agent]
  /// By start, then token.
  package var sessions: [Session]
  package var projects: [Project]
  package var escalations: [Escalation]
  package var executionItems: [ExecutionItem]
  package var specRegistry: SpecRegistryInfo?
  package var specs: [Spec]
  /// By instant (else date), then place.
  package var auditEntries: [AuditEntry]
  package var decisions: [Decision]
  package var proposals: [Proposal]
  package var deviations: [Deviation]
  /// In file order: the ledger is append-only.
  package var freezeLedger: [FreezeLedgerEntry]
  package var freezeArtefacts: [FreezeArtefact]
  package var freezeRecords: [FreezeRecord]
  package var acceptances: [Acceptance]
  /// In file order.
  package var capabilities: [Capability]
  package var capabilityTotals: [CapabilityTotal]
  package var packIndex: [PackIndexEntry]
  /// By date, then cadence.
  package var minutes: [Minutes]
  /// By finish (else start), then id.
  package var deployments: [Deployment]
  /// By authoring (else creation, else merge), then id.
  package var changes: [Change]
  /// By start of the impact, then id.
  package var incidents: [Incident]
  /// By date, then id.
  package var nearMisses: [NearMiss]
  package var postmortems: [Postmortem]
  package var services: [Service]
  package var teams: [Team]
  package var failureModes: [FailureMode]
  package var riskBudget: RiskBudgetPolicy
  package var decisionRights: DecisionRights?
  /// nil where there is no log of agents' actions.
  package var agentLog: AgentLog?
  /// The same as of an earlier instant, the review before; nil where nothing is asked as of then.
  package var agentLogBefore: AgentLog?
  package var workflows: [Workflow]
  package var vendors: [Vendor]
  package var guardrails: Guardrails?
  package var complianceChecks: [ComplianceCheck]
  package var norms: [Norm]
  /// By instant, then id.
  package var breakGlassUses: [BreakGlassUse]
  package var rollouts: [Rollout]
  /// The rules of every zone that teams, services and pages name, where the system knows it.
  package var zones: [String: TimeZoneRules]
  /// One for each kind, in order of kind.
  package var sources: [InputSource]
  /// By path.
  package var files: [FileFingerprint]
  /// The checked-out commit where the workspace is a git checkout.
  package var sourceCommit: String?

  package init(
    settings: Settings = Settings(), zone: TimeZoneRules = .utc,
    stateMachine: StateMachine = .builtIn, tasks: [Task] = [], queueLocks: [QueueLock] = [],
    queuePolicies: [QueuePolicy] = [], roles: [Role] = [], roleModes: [RoleMode] = [],
    escalationRules: [EscalationRule] = [], taskCards: [TaskCard] = [], reviews: [TaskReview] = [],
    agents: [Agent] = [], sessions: [Session] = [], projects: [Project] = [],
    escalations: [Escalation] = [], executionItems: [ExecutionItem] = [],
    specRegistry: SpecRegistryInfo? = nil, specs: [Spec] = [], auditEntries: [AuditEntry] = [],
    decisions: [Decision] = [], proposals: [Proposal] = [], deviations: [Deviation] = [],
    freezeLedger: [FreezeLedgerEntry] = [], freezeArtefacts: [FreezeArtefact] = [],
    freezeRecords: [FreezeRecord] = [], acceptances: [Acceptance] = [],
    capabilities: [Capability] = [], capabilityTotals: [CapabilityTotal] = [],
    packIndex: [PackIndexEntry] = [], minutes: [Minutes] = [],
    deployments: [Deployment] = [], changes: [Change] = [], incidents: [Incident] = [],
    nearMisses: [NearMiss] = [], postmortems: [Postmortem] = [], services: [Service] = [],
    teams: [Team] = [], failureModes: [FailureMode] = [],
    riskBudget: RiskBudgetPolicy =
      RiskBudgetPolicy(), decisionRights: DecisionRights? = nil,
    agentLog: AgentLog? = nil, agentLogBefore: AgentLog? = nil,
    workflows: [Workflow] = [], vendors: [Vendor] = [], guardrails: Guardrails? = nil,
    complianceChecks: [ComplianceCheck] = [], norms: [Norm] = [],
    breakGlassUses: [BreakGlassUse] = [], rollouts: [Rollout] = [],
    zones: [String: TimeZoneRules] =
      [:], sources: [InputSource] = [],
    files: [FileFingerprint] = [], sourceCommit: String? = nil
  ) {
    self.settings = settings
    self.zone = zone
    self.stateMachine = stateMachine
    self.tasks = tasks
    self.queueLocks = queueLocks
    self.queuePolicies = queuePolicies
    self.roles = roles
    self.roleModes = roleModes
    self.escalationRules = escalationRules
    self.taskCards = taskCards
    self.reviews = reviews
    self.agents = agents
    self.sessions = sessions
    self.projects = projects
    self.escalations = escalations
    self.executionItems = executionItems
    self.specRegistry = specRegistry
    self.specs = specs
    self.auditEntries = auditEntries
    self.decisions = decisions
    self.proposals = proposals
    self.deviations = deviations
    self.freezeLedger = freezeLedger
    self.freezeArtefacts = freezeArtefacts
    self.freezeRecords = freezeRecords
    self.acceptances = acceptances
    self.capabilities = capabilities
    self.capabilityTotals = capabilityTotals
    self.packIndex = packIndex
    self.minutes = minutes
    self.deployments = deployments
    self.changes = changes
    self.incidents = incidents
    self.nearMisses = nearMisses
    self.postmortems = postmortems
    self.services = services
    self.teams = teams
    self.failureModes = failureModes
    self.riskBudget = riskBudget
    self.decisionRights = decisionRights
    self.agentLog = agentLog
    self.agentLogBefore = agentLogBefore
    self.workflows = workflows
    self.vendors = vendors
    self.guardrails = guardrails
    self.complianceChecks = complianceChecks
    self.norms = norms
    self.breakGlassUses = breakGlassUses
    self.rollouts = rollouts
    self.zones = zones
    self.sources = sources
    self.files = files
    self.sourceCommit = sourceCommit
  }
}

extension Facts {
  /// The log of agents' actions as of an instant; nil where it is not known as of then: it is folded
  /// and cannot be cut afterwards.
  package func agentLog(asOf: Instant) -> AgentLog? {
    let logs = [agentLog, agentLogBefore].compactMap(\.self)
    return logs.first { $0.asOf == asOf } ?? logs.first { $0.asOf == nil }
  }

  /// How that kind of input was found.
  package func source(_ kind: InputKind) -> InputSource {
    sources.first { $0.kind == kind } ?? InputSource(kind: kind, status: .missing)
  }

  package func task(_ id: String) -> Task? {
    // Sorted by byte order: a binary search serves ten thousand pages.
    var low = 0
    var high = tasks.count
    while low < high {
      let middle = (low + high) / 2
      if tasks[middle].id.utf8.lexicographicallyPrecedes(id.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < tasks.count && tasks[low].id == id ? tasks[low] : nil
  }
}
