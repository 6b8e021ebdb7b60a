import Diagnostics
package import Model

/// What incidents cost customers, over all time up to the as-of. Built once for each reading of the
/// record.
package struct ImpactReading: Sendable {
  /// By start, then id of the incident, then service.
  package let impacts: [Impact]
  package let excluded: [ImpactExclusion]
  /// The impact on all services, and of incidents that name none.
  package let company: ScopeImpact
  private let services: [ServiceImpact]

  /// The incidents of one service (empty: none named).
  private struct ServiceImpact: Sendable {
    let name: String
    let impacts: [Impact]
    /// At each instant the worst of them.
    let worst: StepFunction
  }

  package init(facts: Facts, asOf: Instant) {
    var impacts: [Impact] = []
    var excluded: [ImpactExclusion] = []
    let ids = Set(facts.incidents.map(\.id))
    for (index, incident) in facts.incidents.enumerated()
    where incident.start.map({ $0 <= asOf }) ?? true {
      let services = incident.services.isEmpty ? [""] : Set(incident.services).sorted()
      switch IncidentImpact.of(incident, asOf: asOf, facts: facts, ids: ids) {
      case .counted(let stretches, let level):
        for service in services {
          impacts += stretches.map { stretch in
            Impact(
              incident: index, service: service, start: stretch.lowerBound,
              end: stretch.upperBound, level: level)
          }
        }
      case .excluded(let reason, let isUnknown):
        let times = [incident.start, incident.end].compactMap(\.self)
        excluded.append(
          ImpactExclusion(
            exclusion: Exclusion(incident.source, record: incident.id, reason: reason),
            services: services, start: incident.start == nil ? nil : times.min(),
            end: incident.end == nil ? asOf : times.max() ?? asOf, isUnknown: isUnknown))
      }
    }
    let ordered = impacts.sorted(by: Impact.precedes)
    let groups = Dictionary(grouping: ordered, by: \.service)
    let services = groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { name in
        let own = groups[name] ?? []
        return ServiceImpact(name: name, impacts: own, worst: Self.worst(of: own))
      }
    self.impacts = ordered
    self.excluded = excluded
    self.services = services
    company = ScopeImpact(
      ScopeMembers(nil), ordered, excluded: excluded, rates: services.map(\.worst))
  }

  /// Of overlapping incidents the one that hurts most counts.
  private static func worst(of impacts: [Impact]) -> StepFunction {
    .joined(impacts.map { StepFunction($0.level, from: $0.start, to: $0.end) }, by: max)
  }

  /// The impact on the services of a scope; nil for the whole company.
  package func narrowed(to scope: RiskScope?) -> ScopeImpact {
    guard let scope, !scope.services.isEmpty else { return company }
    let members = ScopeMembers(scope)
    let own = services.filter { members.covers($0.name) }
    return ScopeImpact(
      members, own.flatMap(\.impacts).sorted(by: Impact.precedes),
      excluded: excluded.filter { $0.services.contains { members.covers($0) } },
      rates: own.map(\.worst))
  }

  /// The minutes of some impacts alone, overlapping ones of a service counted once.
  package static func minutes(of impacts: [Impact], in window: Range<Instant>) -> Rational {
    let services = Dictionary(grouping: impacts, by: \.service)
    let rates = services.keys.sorted().map { worst(of: services[$0] ?? []) }
    return ConsumptionCurve(minutesOf: .joined(rates, by: +)).consumed(in: window)
  }
}

/// Which services belong to a scope.
package struct ScopeMembers: Sendable {
  /// nil: all of them, and what names none.
  private let services: Set<String>?

  /// nil for the whole company; a scope without services is all of them.
  package init(_ scope: RiskScope?) {
    services = scope.flatMap { $0.services.isEmpty ? nil : Set($0.services) }
  }

  package func covers(_ service: String) -> Bool { services?.contains(service) ?? true }

  /// Whether the record of those services belongs to it; nil for a record that belongs to no
  /// service.
  package func covers(anyOf list: [String]?) -> Bool {
    guard let services else { return true }
    return list?.contains(where: services.contains) ?? false
  }
}

/// The impact on one scope.
package struct ScopeImpact: Sendable {
  package let members: ScopeMembers
  /// By start, then id of the incident, then service.
  package let impacts: [Impact]
  package let excluded: [ImpactExclusion]
  /// SEV-2-equivalent minutes, overlapping incidents of one service counted once.
  package let net: ConsumptionCurve
  /// Each incident counted in full.
  package let gross: ConsumptionCurve

  init(
    _ members: ScopeMembers, _ impacts: [Impact], excluded: [ImpactExclusion],
    rates: [StepFunction]
  ) {
    self.members = members
    self.impacts = impacts
    self.excluded = excluded
    net = ConsumptionCurve(minutesOf: .joined(rates, by: +))
    let all = impacts.map { StepFunction($0.level, from: $0.start, to: $0.end) }
    gross = ConsumptionCurve(minutesOf: .joined(all, by: +))
  }

  /// The incidents whose impact falls into the window, with their own minutes in it; in order of
  /// their start.
  package func contributions(in window: Range<Instant>) -> [(incident: Int, minutes: Rational)] {
    var order: [Int] = []
    var sums: [Int: Rational] = [:]
    for index in indices(in: window) {
      let impact = impacts[index]
      if sums[impact.incident] == nil { order.append(impact.incident) }
      sums[impact.incident, default: 0] += impact.minutes(in: window)
    }
    return order.map { ($0, sums[$0] ?? 0) }
  }

  /// The positions of the impacts that fall into the window.
  package func indices(in window: Range<Instant>) -> [Int] {
    // By position: a copy of each impact would cost more than the comparison.
    let end = impacts.partitioningIndex { $0.start >= window.upperBound }
    return (0..<end).filter { impacts[$0].end > window.lowerBound }
  }

  /// Why the minutes of the window are not all; nil when they are.
  package func gap(in window: Range<Instant>) -> String? {
    let unknown = excluded.filter { $0.isUnknown && $0.touches(window) }
    guard let first = unknown.first else { return nil }
    let name = "\(first.exclusion.record): \(first.exclusion.reason)"
    return unknown.count == 1
      ? "the impact of an incident is unknown (\(name))"
      : "the impact of \(unknown.count) incidents is unknown (the first: \(name))"
  }
}
