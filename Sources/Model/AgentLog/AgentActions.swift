/// The action lines of one week (of their time), of one model, prompt version and lane (their own).
package struct AgentActions: Hashable, Sendable {
  package var key: AgentCellKey
  package var count: Int
  /// By `status`; nil is none, or a word outside the vocabulary.
  package var statuses: [ActionStatus?: Int]
  /// Of leaf calls of language models: for price × volume × mix.
  package var tokens: TokenCount
  package var models: CallCost
  package var tools: CallCost
  package var audit: AuditTally
  package var boundary: BoundaryTally
  package var first: Instant
  package var last: Instant

  package init(
    key: AgentCellKey, count: Int = 0, statuses: [ActionStatus?: Int] = [:],
    tokens: TokenCount = TokenCount(), models: CallCost = CallCost(),
    tools: CallCost = CallCost(), audit: AuditTally = AuditTally(),
    boundary: BoundaryTally = BoundaryTally(), first: Instant, last: Instant
  ) {
    self.key = key
    self.count = count
    self.statuses = statuses
    self.tokens = tokens
    self.models = models
    self.tools = tools
    self.audit = audit
    self.boundary = boundary
    self.first = first
    self.last = last
  }
}

/// How an action ended.
package enum ActionStatus: String, CaseIterable, Hashable, Sendable {
  case ok, error, denied, timeout, cancelled
}

/// Actions against the workflow's autonomy boundary, as their own lines state it. An action whose
/// status is `denied` or `cancelled` was stopped: it is no breach.
package struct BoundaryTally: Hashable, Sendable {
  /// `autonomy.boundary` is `cannot`, and it was done all the same.
  package var forbidden: Exemplars
  /// `cannot`, and stopped.
  package var stopped: Exemplars
  /// An approval is required (`approval.required`, or the boundary is `approval`) and there is no
  /// decision, or none that lets it pass.
  package var unapproved: Exemplars
  /// Approved, but later than the act.
  package var approvedAfterwards: Exemplars

  package init(
    forbidden: Exemplars = Exemplars(), stopped: Exemplars = Exemplars(),
    unapproved: Exemplars = Exemplars(), approvedAfterwards: Exemplars = Exemplars()
  ) {
    self.forbidden = forbidden
    self.stopped = stopped
    self.unapproved = unapproved
    self.approvedAfterwards = approvedAfterwards
  }
}
