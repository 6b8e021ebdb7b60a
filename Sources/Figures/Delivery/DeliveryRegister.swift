package import Model

/// What of delivery is the same at every instant: the numbers of services and teams, and where
/// deployments and changes stand by name. Two readings of one record share it.
package struct DeliveryRegister: Sendable {
  let scopes: DeliveryScopes
  let changes: ChangeIndex
  /// By the key of their id.
  let deployments: KeyedPlaces

  package init(_ facts: Facts) {
    scopes = DeliveryScopes(facts)
    changes = ChangeIndex(facts.changes, scopes)
    let records = facts.deployments.span
    var entries: [(key: UInt64, place: Int32)] = []
    entries.reserveCapacity(records.count)
    for position in records.indices {
      entries.append((PackedTexts.key(of: records[position].id), Int32(position)))
    }
    deployments = KeyedPlaces(entries)
  }
}
