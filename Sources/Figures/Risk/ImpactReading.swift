import Diagnostics
package import Model

/// What incidents cost customers, over all time up to the as-of. Built once for each reading of the
/// record.
package struct ImpactReading: Sendable {
  /// By start, then id of the incident, then service.
  package let impacts: [Impact]
  package let excluded: [ImpactExclusion]
  /// For each service (empty: none named), at each instant the worst of its incidents.
  private let levels: [String: StepFunction]
  private let services: [String]

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
    self.impacts = impacts.sorted { left, right in
      if left.start != right.start { return left.start < right.start }
      if left.incident != right.incident { return left.incident < right.incident }
      return left.service.utf8.lexicographicallyPrecedes(right.service.utf8)
    }
    self.excluded = excluded
    let groups = Dictionary(grouping: self.impacts, by: \.service)
    levels = groups.mapValues(Self.worst)
    services = groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Of overlapping incidents the one that hurts most counts.
  private static func worst(of impacts: [Impact]) -> StepFunction {
    .joined(impacts.map { StepFunction($0.level, from: $0.start, to: $0.end) }, by: max)
  }

  /// The impact on the services of a scope; nil for the whole company.
  package func narrowed(to scope: RiskScope?) -> ScopeImpact {
    let members = ScopeMembers(scope)
    let own = impacts.filter { members.covers($0.service) }
    let rates = services.filter { members.covers($0) }.compactMap { levels[$0] }
    let all = own.map { StepFunction($0.level, from: $0.start, to: $0.end) }
    return ScopeImpact(
      members: members, impacts: own,
      excluded: excluded.filter { $0.services.contains { members.covers($0) } },
      net: ConsumptionCurve(minutesOf: .joined(rates, by: +)),
      gross: ConsumptionCurve(minutesOf: .joined(all, by: +)))
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

  /// The incidents whose impact falls into the window, with their own minutes in it; in order of
  /// their start.
  package func contributions(in window: Range<Instant>) -> [(incident: Int, minutes: Rational)] {
    var order: [Int] = []
    var sums: [Int: Rational] = [:]
    for impact in impacts {
      if impact.start >= window.upperBound { break }
      guard impact.end > window.lowerBound else { continue }
      if sums[impact.incident] == nil { order.append(impact.incident) }
      sums[impact.incident, default: 0] += impact.minutes(in: window)
    }
    return order.map { ($0, sums[$0] ?? 0) }
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
