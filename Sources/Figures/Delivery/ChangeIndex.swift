import Model

/// Finds a service's changes by what a deployment calls them: their id, else one of their commits.
/// The same number may name changes of several services.
struct ChangeIndex: Sendable {
  private let changes: [Change]
  /// The service's number of each change.
  private let services: [Int32]
  private let ids: KeyedPlaces
  private let commits: KeyedPlaces

  /// `ids` and `commits` are those of the same changes.
  init(_ changes: [Change], _ scopes: DeliveryScopes, ids: KeyedPlaces, commits: KeyedPlaces) {
    self.changes = changes
    services = scopes.changeServices
    self.ids = ids
    self.commits = commits
  }

  /// The places of the changes meant; of two of one id and service the first.
  func changes(_ name: String, of service: Int, isCommit: Bool) -> [Int32] {
    let key = PackedTexts.key(of: name)
    if !isCommit {
      let named = ids.first(key) { services[$0] == service && changes[$0].id == name }
      if let named { return [Int32(named)] }
    }
    return commits.all(key) {
      services[$0] == service && changes[$0].packedCommits.contains(name)
    }
  }

  static func ids(of changes: [Change]) -> KeyedPlaces {
    var entries: [(key: UInt64, place: Int32)] = []
    entries.reserveCapacity(changes.count)
    let span = changes.span
    for position in span.indices {
      entries.append((PackedTexts.key(of: span[position].id), Int32(position)))
    }
    return KeyedPlaces(entries)
  }

  static func commits(of changes: [Change]) -> KeyedPlaces {
    var entries: [(key: UInt64, place: Int32)] = []
    entries.reserveCapacity(changes.count)
    let span = changes.span
    for position in span.indices {
      span[position].packedCommits.forEachKey { entries.append(($0, Int32(position))) }
    }
    return KeyedPlaces(entries)
  }
}
