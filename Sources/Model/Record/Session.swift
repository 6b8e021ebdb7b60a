package import Diagnostics

/// A stretch of time in which an agent may act in one role mode. Source: `state/sessions.yaml`.
package struct Session: Hashable, Sendable {
  /// Secret-like: only ever shown as `maskedToken`.
  package var token: String
  package var agentID: String
  package var roleMode: String
  /// `anonymous`, `active`, `suspended` or `terminated`, as written; `active` alone is no truth.
  package var state: String
  package var startedAt: Instant
  package var authorizedBy: String?
  package var expiresAt: Instant?
  package var taskScope: [String]
  package var parent: String?
  package var events: [SessionEvent]
  package var pendingArtifacts: [String]
  package var lockedArtifacts: [String]
  package var source: SourceLocation

  package init(
    token: String, agentID: String, roleMode: String, state: String, startedAt: Instant,
    authorizedBy: String? = nil, expiresAt: Instant? = nil, taskScope: [String] = [],
    parent: String? = nil, events: [SessionEvent] = [], pendingArtifacts: [String] = [],
    lockedArtifacts: [String] = [], source: SourceLocation
  ) {
    self.token = token
    self.agentID = agentID
    self.roleMode = roleMode
    self.state = state
    self.startedAt = startedAt
    self.authorizedBy = authorizedBy
    self.expiresAt = expiresAt
    self.taskScope = taskScope
    self.parent = parent
    self.events = events
    self.pendingArtifacts = pendingArtifacts
    self.lockedArtifacts = lockedArtifacts
    self.source = source
  }
}

/// Something that happened to a session.
package struct SessionEvent: Hashable, Sendable {
  package var at: Instant
  package var action: String
  package var details: [Field]
  package var source: SourceLocation

  package init(
    at: Instant, action: String, details: [Field] = [], source: SourceLocation
  ) {
    self.at = at
    self.action = action
    self.details = details
    self.source = source
  }
}

extension Session {
  /// The first 8 characters of the token and an ellipsis.
  package var maskedToken: String { String(token.prefix(8)) + "…" }
}
