package import Diagnostics

/// Something that is deployed and runs. Source: `state/services.yaml`.
package struct Service: Hashable, Sendable {
  package var id: String
  package var name: String?
  package var team: String?
  package var tier: String?
  package var timeZoneName: String?
  package var repositories: [String]
  package var blastRadius: String?
  package var source: SourceLocation

  package init(
    id: String, name: String? = nil, team: String? = nil, tier: String? = nil,
    timeZoneName: String? = nil, repositories: [String] = [], blastRadius: String? = nil,
    source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.team = team
    self.tier = tier
    self.timeZoneName = timeZoneName
    self.repositories = repositories
    self.blastRadius = blastRadius
    self.source = source
  }
}

/// The people who answer for services. Source: `state/services.yaml`.
package struct Team: Hashable, Sendable {
  package var id: String
  package var name: String?
  package var timeZoneName: String?
  /// nil: the workspace's.
  package var calendar: BusinessCalendar?
  package var source: SourceLocation

  package init(
    id: String, name: String? = nil, timeZoneName: String? = nil,
    calendar:
      BusinessCalendar? = nil, source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.timeZoneName = timeZoneName
    self.calendar = calendar
    self.source = source
  }
}
