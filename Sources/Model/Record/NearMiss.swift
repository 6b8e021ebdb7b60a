package import Diagnostics

/// Something that went wrong and was caught before it did harm. Source: `ops/near-misses/*.md`.
package struct NearMiss: Hashable, Sendable {
  package var id: String
  package var date: CivilDate?
  package var workflow: String?
  package var service: String?
  /// human, check or customer.
  package var caughtBy: String?
  package var isCaughtBeforeCustomer: Bool?
  package var failureMode: String?
  package var summary: String?
  package var actions: [ActionItem]
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, date: CivilDate? = nil, workflow: String? = nil,
    service: String? =
      nil, caughtBy: String? = nil, isCaughtBeforeCustomer: Bool? = nil,
    failureMode: String? =
      nil, summary: String? = nil, actions: [ActionItem] = [], body: String = "",
    bodyLine: Int =
      1, source: SourceLocation
  ) {
    self.id = id
    self.date = date
    self.workflow = workflow
    self.service = service
    self.caughtBy = caughtBy
    self.isCaughtBeforeCustomer = isCaughtBeforeCustomer
    self.failureMode = failureMode
    self.summary = summary
    self.actions = actions
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}
