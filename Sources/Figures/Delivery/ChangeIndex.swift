import Model

/// Finds a service's changes by what a deployment calls them: their id, else one of their commits.
/// The same number may name changes of several services.
struct ChangeIndex {
  private let changes: [Change]
  /// The service's number of each change.
  private let services: [Int32]
  /// The first change of each id, of any service.
  private let ids: [String: Int32]
  /// The next change of the same id; empty where no id is given twice.
  private let others: [Int32: Int32]
  /// Made when first asked for: most records list ids.
  private var commits: [String: [Int32]]?

  init(_ changes: [Change], _ scopes: DeliveryScopes) {
    self.changes = changes
    services = scopes.changeServices
    var ids: [String: Int32] = [:]
    var others: [Int32: Int32] = [:]
    ids.reserveCapacity(changes.count)
    // From the last, so that a chain leads from the first on.
    for position in changes.indices.reversed() {
      let next = ids.updateValue(Int32(position), forKey: changes[position].id)
      if let next { others[Int32(position)] = next }
    }
    self.ids = ids
    self.others = others
  }

  /// The places of the changes meant; of two of one id and service the first.
  mutating func changes(_ name: String, of service: Int, isCommit: Bool) -> [Int32] {
    if !isCommit, let position = change(name, of: service) { return [position] }
    if commits == nil { commits = indexCommits() }
    return (commits?[name] ?? []).filter { services[Int($0)] == service }
  }

  private func change(_ id: String, of service: Int) -> Int32? {
    var next = ids[id]
    while let position = next {
      if services[Int(position)] == service { return position }
      next = others[position]
    }
    return nil
  }

  private func indexCommits() -> [String: [Int32]] {
    var result: [String: [Int32]] = [:]
    for position in changes.indices {
      for commit in changes[position].commits {
        result[commit, default: []].append(Int32(position))
      }
    }
    return result
  }
}
