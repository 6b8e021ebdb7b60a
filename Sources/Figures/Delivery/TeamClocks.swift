import Model

/// The zone and calendar by which the people of a service work.
struct TeamClock: Sendable {
  let zone: TimeZoneRules
  let calendar: BusinessCalendar
  let holidays: Set<CivilDate>
}

/// The clocks of all services: the team's, where it states one, else the service's zone, else the
/// workspace's.
struct TeamClocks: Sendable {
  private let workspace: TeamClock
  /// By the service's number.
  private let services: [TeamClock]
  /// The service has a team.
  private let hasTeam: [Bool]

  init(_ frame: DeliveryFrame) {
    let facts = frame.facts
    let teams = Dictionary(
      facts.teams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let records = Dictionary(
      facts.services.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let own = Self.clock(facts.zone, facts.settings.calendar)
    workspace = own
    services = frame.scopes.services.indices.map { number in
      let team = frame.scopes.teams[number].flatMap { teams[$0] }
      let name = team?.timeZoneName ?? records[frame.scopes.services[number]]?.timeZoneName
      return Self.clock(
        name.flatMap { facts.zones[$0] } ?? facts.zone,
        team?.calendar ?? facts.settings.calendar)
    }
    hasTeam = frame.scopes.teams.map { $0 != nil }
  }

  private static func clock(_ zone: TimeZoneRules, _ calendar: BusinessCalendar) -> TeamClock {
    TeamClock(zone: zone, calendar: calendar, holidays: Set(calendar.holidays))
  }

  func clock(ofService number: Int) -> TeamClock { services[number] }

  /// Of several services the first that has a team.
  func clock(of numbers: [Int]) -> TeamClock {
    (numbers.first { hasTeam[$0] } ?? numbers.first).map { services[$0] } ?? workspace
  }
}
