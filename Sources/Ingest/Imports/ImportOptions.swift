/// What the exports of forges and pagers do not say themselves.
package struct ImportOptions: Hashable, Sendable {
  /// The service that all records are of; nil takes the repository's or the pager's name for it.
  package var service: String?
  /// Where a record names none.
  package var environment: String
  /// Who is an agent, by name.
  package var agents: [Glob]
  /// The label that makes an issue an incident.
  package var incidentLabel: String
  /// The zone of responders whose own is not given, by its IANA name.
  package var zone: String?

  package init(
    service: String? = nil, environment: String, agents: [Glob] = [],
    incidentLabel: String = ImportOptions.defaultIncidentLabel, zone: String? = nil
  ) {
    self.service = service
    self.environment = environment
    self.agents = agents
    self.incidentLabel = incidentLabel
    self.zone = zone
  }

  package static let defaultIncidentLabel = "incident"

  func isAgent(_ name: String) -> Bool { agents.contains { $0.matches(name) } }
}
