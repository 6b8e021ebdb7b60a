import Model

/// Finds a service's changes by what a deployment calls them: their id, else one of their commits.
/// The same number may name changes of several services.
struct ChangeIndex: Sendable {
  private let changes: [Change]
  /// The service's number of each change.
  private let services: [Int32]
  private let ids: KeyedPlaces
  private let commits: KeyedPlaces

  init(_ changes: [Change], _ scopes: DeliveryScopes) {
    self.changes = changes
    services = scopes.changeServices
    ids = KeyedPlaces(
      changes.indices.map { (PackedTexts.key(of: changes[$0].id), Int32($0)) })
    commits = Self.commits(of: changes)
  }

  /// The places of the changes meant; of two of one id and service the first.
  func changes(_ name: String, of service: Int, isCommit: Bool) -> [Int32] {
    let key = PackedTexts.key(of: name)
    if !isCommit, let position = change(name, key, of: service) { return [position] }
    return commits[key].filter {
      services[Int($0)] == service && changes[Int($0)].packedCommits.contains(name)
    }
  }

  private func change(_ id: String, _ key: UInt64, of service: Int) -> Int32? {
    ids[key].first { services[Int($0)] == service && changes[Int($0)].id == id }
  }

  private static func commits(of changes: [Change]) -> KeyedPlaces {
    var entries: [(key: UInt64, place: Int32)] = []
    entries.reserveCapacity(changes.count)
    let span = changes.span
    for position in span.indices {
      span[position].packedCommits.forEachKey { entries.append(($0, Int32(position))) }
    }
    return KeyedPlaces(entries)
  }
}
