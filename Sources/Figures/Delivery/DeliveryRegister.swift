package import Model

/// What of delivery is the same at every instant: the numbers of services and teams, where deployments
/// stand by name, and which changes they brought. Two readings of one record share it.
package struct DeliveryRegister: Sendable {
  let scopes: DeliveryScopes
  let deployed: DeployedChanges
  /// By the key of their id.
  let deployments: KeyedPlaces

  package init(_ facts: Facts) {
    let changes = facts.changes
    let ((scopes, ids), (commits, deployments)) = Concurrently.both(
      { (DeliveryScopes(facts), ChangeIndex.ids(of: changes)) },
      { (ChangeIndex.commits(of: changes), Self.ids(of: facts.deployments)) })
    self.scopes = scopes
    deployed = DeployedChanges(
      facts.deployments, scopes, ChangeIndex(changes, scopes, ids: ids, commits: commits))
    self.deployments = deployments
  }

  private static func ids(of deployments: [Deployment]) -> KeyedPlaces {
    let records = deployments.span
    var entries: [(key: UInt64, place: Int32)] = []
    entries.reserveCapacity(records.count)
    for position in records.indices {
      entries.append((PackedTexts.key(of: records[position].id), Int32(position)))
    }
    return KeyedPlaces(entries)
  }
}
