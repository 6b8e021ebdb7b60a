package import Diagnostics

/// The rules of one queue. Source: `state/queue_policy.yaml`, else the operating model's.
package struct QueuePolicy: Hashable, Sendable {
  package var queue: String
  package var maxConcurrent: Int
  package var lockOnStart: Bool
  package var autoReleaseOnFinish: Bool
  package var requiresHumanApproval: Bool
  package var auditAllActions: Bool
  /// nil for the built-in policy.
  package var source: SourceLocation?

  package init(
    queue: String, maxConcurrent: Int, lockOnStart: Bool = true, autoReleaseOnFinish: Bool = true,
    requiresHumanApproval: Bool = true, auditAllActions: Bool = true, source: SourceLocation? = nil
  ) {
    self.queue = queue
    self.maxConcurrent = maxConcurrent
    self.lockOnStart = lockOnStart
    self.autoReleaseOnFinish = autoReleaseOnFinish
    self.requiresHumanApproval = requiresHumanApproval
    self.auditAllActions = auditAllActions
    self.source = source
  }
}

/// A role of people or agents, with its authority. Source: `state/roles.yaml`.
package struct Role: Hashable, Sendable {
  package var id: String
  package var name: String
  /// L0, L1, L2, speculative or assigned.
  package var authority: String?
  package var can: [String]
  package var source: SourceLocation

  package init(
    id: String, name: String, authority: String? = nil, can: [String] = [], source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.authority = authority
    self.can = can
    self.source = source
  }
}

/// A row of the escalation matrix.
package struct EscalationRule: Hashable, Sendable {
  package var issueType: String
  package var firstResponse: String
  package var escalation: String
  package var finalAuthority: String
  /// The escalations' types that the row is for, beside the issue type itself.
  package var types: [String]
  /// Within how many hours the first answer is due; nil: a day.
  package var firstResponseHours: Int?
  /// After how many hours without an answer the final authority is asked; nil: twice as many.
  package var escalationHours: Int?
  package var source: SourceLocation

  package init(
    issueType: String, firstResponse: String, escalation: String, finalAuthority: String,
    types: [String] = [], firstResponseHours: Int? = nil, escalationHours: Int? = nil,
    source: SourceLocation
  ) {
    self.issueType = issueType
    self.firstResponse = firstResponse
    self.escalation = escalation
    self.finalAuthority = finalAuthority
    self.types = types
    self.firstResponseHours = firstResponseHours
    self.escalationHours = escalationHours
    self.source = source
  }
}
