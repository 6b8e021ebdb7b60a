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
  /// The service's number of each of the facts' deployments; -1 for one that names none.
  let deploymentServices: [Int32]
  /// The same of the changes.
  let changeServices: [Int32]

  /// The scope of everything.
  package static let company = 0

  init(_ facts: Facts) {
    var found = FoundServices()
    for service in facts.services { _ = found.number(of: service.id) }
    // By position: a loop over the values would copy every record.
    let ofDeployments = facts.deployments.indices.map {
      found.number(of: facts.deployments[$0].service)
    }
    let ofChanges = facts.changes.indices.map { found.number(of: facts.changes[$0].service) }
    for incident in facts.incidents.indices {
      for service in facts.incidents[incident].services { _ = found.number(of: service) }
    }
    let (names, numbers) = found.inByteOrder
    deploymentServices = ofDeployments.map { $0 < 0 ? -1 : numbers[Int($0)] }
    changeServices = ofChanges.map { $0 < 0 ? -1 : numbers[Int($0)] }
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

/// The services of a record while they are being found, each numbered at its first sight.
private struct FoundServices {
  private var names: [String] = []
  private var numbers: [String: Int32] = [:]

  /// -1 for no name.
  mutating func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    guard !name.isEmpty else { return -1 }
    let next = Int32(names.count)
    numbers[name] = next
    names.append(name)
    return next
  }

  /// The names in byte order, and for each number of first sight its place there.
  var inByteOrder: (names: [String], places: [Int32]) {
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    var places = [Int32](repeating: 0, count: names.count)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    return (order.map { names[$0] }, places)
  }
}
