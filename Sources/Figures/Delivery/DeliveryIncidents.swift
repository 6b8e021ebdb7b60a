package import Model

/// One incident as it stood at the as-of.
package struct DeliveryIncident: Sendable {
  /// Its place in the facts' incidents.
  package let record: Int
  /// The numbers of its services in `DeliveryScopes`, as listed.
  package let services: [Int]
  let scopes: [Int]
  /// When the impact began, else when it was detected.
  package let start: Instant
  /// When the impact was over: mitigated, else resolved; nil while it lasts.
  package let end: Instant?
  /// Of an environment that counts as production.
  package let isInProduction: Bool
  /// Its times can be used: it does not end before it begins.
  package let isSound: Bool
}

/// The incidents that exist at the as-of: neither duplicates nor maintenance, of any environment.
package struct DeliveryIncidents: Sendable {
  /// In order of start, then id.
  package let all: [DeliveryIncident]
  /// All incidents of the facts.
  package let records: [Incident]
  /// By scope and period of their start.
  package let groups: PeriodGroups
  /// Those without a time, and those of an id given twice.
  package let unusable: DeliveryExclusions
  /// The same, with those whose times cannot be used: they end before they begin.
  package let exclusions: DeliveryExclusions

  init(_ frame: DeliveryFrame) {
    records = frame.facts.incidents
    var excluded = ExclusionList(frame.periods)
    var unsound = ExclusionList(frame.periods)
    var found: [DeliveryIncident] = []
    var ids: Set<String> = []
    for (position, record) in records.enumerated() where Self.isIncident(record) {
      guard let start = record.start else {
        excluded.add(
          Exclusion(
            record.source, record: record.id,
            reason: "says neither when it began nor when "
              + "it was detected"), in: Self.scopes(record, frame), at: nil)
        continue
      }
      guard start <= frame.asOf else { continue }
      guard ids.insert(record.id).inserted else {
        excluded.add(
          Exclusion(record.source, record: record.id, reason: "another incident has the id"),
          in: Self.scopes(record, frame), at: start)
        continue
      }
      let incident = Self.incident(record, at: position, start, frame)
      if !incident.isSound {
        unsound.add(
          Exclusion(record.source, record: record.id, reason: "was over before it began"),
          in: incident.scopes, at: incident.start)
      }
      found.append(incident)
    }
    let records = records
    found.sort { left, right in
      left.start != right.start
        ? left.start < right.start
        : records[left.record].id.utf8.lexicographicallyPrecedes(records[right.record].id.utf8)
    }
    all = found
    groups = frame.groups(found.map { frame.periods.place(of: $0.start, in: $0.scopes) })
    unusable = frame.exclusions(excluded)
    exclusions = frame.exclusions(excluded.merging(unsound))
  }

  package func record(of number: Int) -> Incident { records[all[number].record] }

  private static func isIncident(_ record: Incident) -> Bool {
    record.kind == .incident && record.duplicateOf == nil
  }

  private static func scopes(_ record: Incident, _ frame: DeliveryFrame) -> [Int] {
    frame.scopes.scopes(of: record.services.compactMap(frame.scopes.service))
  }

  private static func incident(
    _ record: Incident, at position: Int, _ start: Instant, _ frame: DeliveryFrame
  ) -> DeliveryIncident {
    let services = record.services.compactMap(frame.scopes.service)
    let end = frame.past(record.mitigatedAt) ?? frame.past(record.resolvedAt)
    return DeliveryIncident(
      record: position, services: services, scopes: frame.scopes.scopes(of: services),
      start: start, end: end,
      isInProduction: frame.facts.settings.productionEnvironments.contains(record.environment),
      isSound: end.map { $0 >= start } ?? true)
  }
}
