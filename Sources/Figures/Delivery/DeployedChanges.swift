import Model

/// The changes that each deployment brought, by its own words: those that it lists, else those of its
/// commit. Looked up once for all readings of a record.
struct DeployedChanges: Sendable {
  /// What one reference of a deployment leads to.
  enum Entry {
    /// A change's place in the facts.
    case change(Int)
    /// The place in the deployment's list of a change that its service has not.
    case unknown(Int)
  }

  /// A change's place, or the complement of that in the list.
  private let packed: [Int32]
  /// Where the entries of each deployment end.
  private let ends: [Int32]

  init(_ deployments: [Deployment], _ scopes: DeliveryScopes, _ index: ChangeIndex) {
    let middle = deployments.count / 2
    let (first, second) = Concurrently.both(
      { Self.part(deployments, 0..<middle, scopes, index) },
      { Self.part(deployments, middle..<deployments.count, scopes, index) })
    packed = first.packed + second.packed
    let behind = Int32(first.packed.count)
    ends = first.ends + second.ends.map { $0 + behind }
  }

  /// What a deployment's references lead to, in their order; by its place in the facts.
  func entries(of deployment: Int) -> some Sequence<Entry> {
    let start = deployment == 0 ? 0 : Int(ends[deployment - 1])
    return packed[start..<Int(ends[deployment])].lazy.map {
      $0 < 0 ? Entry.unknown(Int(~$0)) : Entry.change(Int($0))
    }
  }

  private static func part(
    _ deployments: [Deployment], _ range: Range<Int>, _ scopes: DeliveryScopes,
    _ index: ChangeIndex
  ) -> (packed: [Int32], ends: [Int32]) {
    let records = deployments.span
    var packed: [Int32] = []
    var ends: [Int32] = []
    packed.reserveCapacity(range.count)
    ends.reserveCapacity(range.count)
    for position in range {
      let service = Int(scopes.deploymentServices[position])
      if service >= 0 {
        let listed = records[position].changes
        for (place, name) in listed.enumerated() {
          let found = index.changes(name, of: service, isCommit: false)
          packed += found.isEmpty ? [~Int32(place)] : found
        }
        if listed.isEmpty, let commit = records[position].sha {
          packed += index.changes(commit, of: service, isCommit: true)
        }
      }
      ends.append(Int32(packed.count))
    }
    return (packed, ends)
  }
}
