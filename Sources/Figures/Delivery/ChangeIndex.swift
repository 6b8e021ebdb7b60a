import Model

/// Finds a service's changes by what a deployment calls them: their id, else one of their commits.
/// The same number may name changes of several services.
struct ChangeIndex {
  private struct Key: Hashable {
    let service: Int
    let name: String
  }

  private let changes: [Change]
  private let services: [Int]
  private let ids: [Key: Int32]
  /// Made when first asked for: most records list ids.
  private var commits: [Key: [Int32]]?

  /// Of two changes of one id the first holds.
  init(_ changes: [Change], _ scopes: DeliveryScopes) {
    self.changes = changes
    let services = changes.map { scopes.service($0.service) ?? -1 }
    var ids: [Key: Int32] = [:]
    ids.reserveCapacity(changes.count)
    for (position, change) in changes.enumerated() {
      let key = Key(service: services[position], name: change.id)
      if ids[key] == nil { ids[key] = Int32(position) }
    }
    self.services = services
    self.ids = ids
  }

  /// The places of the changes meant.
  mutating func changes(_ name: String, of service: Int, isCommit: Bool) -> [Int32] {
    let key = Key(service: service, name: name)
    if !isCommit, let position = ids[key] { return [position] }
    if commits == nil { commits = indexCommits() }
    return commits?[key] ?? []
  }

  private func indexCommits() -> [Key: [Int32]] {
    var result: [Key: [Int32]] = [:]
    for (position, change) in changes.enumerated() {
      for commit in change.commits {
        result[Key(service: services[position], name: commit), default: []].append(Int32(position))
      }
    }
    return result
  }
}
