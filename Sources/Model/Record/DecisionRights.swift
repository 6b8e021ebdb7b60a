package import Diagnostics

/// Who may do, or approve, an action. Source: `state/decision_rights.yaml`.
package struct ActionRight: Hashable, Sendable {
  /// `open_pr`, `merge_main`, `deploy_production`, …
  package var action: String
  /// Ids of people or agents, or of roles.
  package var who: [String]
  /// The blast radius for which it holds; nil for any.
  package var blastRadius: String?
  package var source: SourceLocation

  package init(
    action: String, who: [String] = [], blastRadius: String? = nil,
    source:
      SourceLocation
  ) {
    self.action = action
    self.who = who
    self.blastRadius = blastRadius
    self.source = source
  }
}

/// Where one approval is not enough.
package struct HighBlastRadius: Hashable, Sendable {
  package var id: String
  package var repositories: [String]
  package var services: [String]
  /// Approvals by different people, the author not among them.
  package var approvals: Int
  package var source: SourceLocation

  package init(
    id: String, repositories: [String] = [], services: [String] = [], approvals: Int = 2,
    source: SourceLocation
  ) {
    self.id = id
    self.repositories = repositories
    self.services = services
    self.approvals = approvals
    self.source = source
  }
}

/// Who may act without approval in an emergency, for how long, and where it is logged.
package struct BreakGlass: Hashable, Sendable {
  package var who: [String]
  package var log: String?
  package var maximumHours: Int?
  package var source: SourceLocation

  package init(
    who: [String] = [], log: String? = nil, maximumHours: Int? = nil,
    source:
      SourceLocation
  ) {
    self.who = who
    self.log = log
    self.maximumHours = maximumHours
    self.source = source
  }
}

/// The decision rights of the workspace.
package struct DecisionRights: Hashable, Sendable {
  /// What may be asked of agents, by whom.
  package var delegation: [ActionRight]
  /// What needs approval, by whom.
  package var approval: [ActionRight]
  package var highBlastRadius: [HighBlastRadius]
  package var breakGlass: BreakGlass?
  package var source: SourceLocation

  package init(
    delegation: [ActionRight] = [], approval: [ActionRight] = [],
    highBlastRadius:
      [HighBlastRadius] = [], breakGlass: BreakGlass? = nil, source: SourceLocation
  ) {
    self.delegation = delegation
    self.approval = approval
    self.highBlastRadius = highBlastRadius
    self.breakGlass = breakGlass
    self.source = source
  }
}
