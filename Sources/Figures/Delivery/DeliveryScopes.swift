import Model

/// What figures of delivery are narrowed to: the whole company, each team, each service. Events
/// belong to a scope by its number, so that grouping a hundred thousand of them compares no text.
package struct DeliveryScopes: Sendable {
  /// The company without a label, then the teams, then the services, each in byte order.
  package let labels: [[FigureLabel]]
  /// Services of the list, and those that only events name; in byte order.
  package let services: [String]
  /// Where the list says so, the team of each service.
  package let teams: [String?]
  /// The company, the team and the service of each service's events.
  let memberships: [[Int]]
  private let positions: [String: Int]

  /// The scope of everything.
  package static let company = 0

  init(_ facts: Facts) {
    var services = Set(facts.services.map(\.id))
    services.formUnion(facts.deployments.lazy.map(\.service))
    services.formUnion(facts.changes.lazy.map(\.service))
    for incident in facts.incidents { services.formUnion(incident.services) }
    services.remove("")
    let names = Self.inByteOrder(services)
    let stated = Dictionary(
      facts.services.map { ($0.id, $0.team) }, uniquingKeysWith: { first, _ in first })
    let teams = names.map { stated[$0].flatMap(\.self) }
    let teamNames = Self.inByteOrder(Set(facts.teams.map(\.id) + teams.compactMap(\.self)))
    let teamScopes = Dictionary(uniqueKeysWithValues: zip(teamNames, 1...))
    memberships = names.indices.map { index in
      let team = teams[index].flatMap { teamScopes[$0] }
      return [Self.company] + [team].compactMap(\.self) + [1 + teamNames.count + index]
    }
    labels =
      [[]] + teamNames.map { [FigureLabel("team", $0)] }
      + names.map { [FigureLabel("service", $0)] }
    self.services = names
    self.teams = teams
    positions = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
  }

  /// The number of a service; nil for one that nothing names.
  package func service(_ id: String) -> Int? { positions[id] }

  /// The scopes of an event of these services: the company's even where it names none.
  func scopes(of services: [Int]) -> [Int] {
    guard services.count != 1 else { return memberships[services[0]] }
    return Array(Set(services.flatMap { memberships[$0] }).union([Self.company])).sorted()
  }

  private static func inByteOrder(_ names: Set<String>) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
