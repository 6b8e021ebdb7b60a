package import Diagnostics

/// What was learnt from an incident. Source: `ops/postmortems/*.md`.
package struct Postmortem: Hashable, Sendable {
  package var id: String
  package var date: CivilDate?
  package var incident: String?
  package var workflow: String?
  package var failureMode: String?
  package var isBlameless: Bool?
  package var summary: String?
  package var actions: [ActionItem]
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, date: CivilDate? = nil, incident: String? = nil,
    workflow: String? =
      nil, failureMode: String? = nil, isBlameless: Bool? = nil, summary: String? = nil,
    actions:
      [ActionItem] = [], body: String = "", bodyLine: Int = 1, source: SourceLocation
  ) {
    self.id = id
    self.date = date
    self.incident = incident
    self.workflow = workflow
    self.failureMode = failureMode
    self.isBlameless = isBlameless
    self.summary = summary
    self.actions = actions
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}
