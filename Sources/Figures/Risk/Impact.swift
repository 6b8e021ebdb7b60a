import Diagnostics
package import Model

/// A stretch of time in which an incident hurt one service.
package struct Impact: Sendable {
  /// Its position in the facts' incidents.
  package let incident: Int
  /// Empty where the incident names none.
  package let service: String
  package let start: Instant
  package let end: Instant
  /// SEV-2-equivalent minutes a minute: the weight of the severity × the affected fraction.
  package let level: Rational

  /// By start, then incident, then service.
  static func precedes(_ left: Impact, _ right: Impact) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.incident != right.incident { return left.incident < right.incident }
    return left.service.utf8.lexicographicallyPrecedes(right.service.utf8)
  }

  /// The minutes of its own within the window, whatever else went on.
  package func minutes(in window: Range<Instant>) -> Rational {
    let from = max(start, window.lowerBound)
    let to = min(end, window.upperBound)
    guard from < to, let time = Rational(Int128((to - from).microseconds), 60_000_000) else {
      return 0
    }
    return level * time
  }
}

/// An incident that the minutes leave out.
package struct ImpactExclusion: Sendable {
  package let exclusion: Exclusion
  package let services: [String]
  /// When it may have had an impact; without a start, any time before the end.
  package let start: Instant?
  package let end: Instant
  /// Its impact is unknown, so that the figures of its time are partial.
  package let isUnknown: Bool

  package func touches(_ window: Range<Instant>) -> Bool {
    (start.map { $0 < window.upperBound } ?? true) && end >= window.lowerBound
  }
}

/// What one incident adds to the minutes.
enum IncidentImpact {
  /// Nothing of it is later than the as-of.
  case counted([Range<Instant>], level: Rational)
  case excluded(reason: String, isUnknown: Bool)

  /// Rules in the order in which a person would ask: is it one of its own, did customers feel it,
  /// when, and how much.
  static func of(
    _ incident: Incident, asOf: Instant, facts: Facts, ids: Set<String>
  ) -> IncidentImpact {
    if let original = incident.duplicateOf {
      return ids.contains(original) && original != incident.id
        ? .excluded(reason: "duplicate of \(original)", isUnknown: false)
        : .excluded(
          reason: "duplicate of \(original), which the record does not hold", isUnknown: true)
    }
    guard facts.settings.productionEnvironments.contains(incident.environment) else {
      return .excluded(
        reason: "in \(incident.environment), which is no production environment", isUnknown: false)
    }
    guard let start = incident.start else {
      return .excluded(reason: "states no start", isUnknown: true)
    }
    if let end = incident.end, end < start {
      return .excluded(reason: "ended before it began", isUnknown: false)
    }
    let end = min(incident.end ?? asOf, asOf)
    let stretches = unannounced(start..<max(start, end), of: incident)
    if stretches.isEmpty {
      return .excluded(reason: "maintenance within its announced window", isUnknown: false)
    }
    return weighed(stretches, incident, facts.riskBudget)
  }

  private static func weighed(
    _ stretches: [Range<Instant>], _ incident: Incident, _ policy: RiskBudgetPolicy
  ) -> IncidentImpact {
    guard let severity = incident.severity else {
      return .excluded(reason: "states no severity", isUnknown: true)
    }
    guard let weight = policy.severityWeights[severity], weight >= 0 else {
      return .excluded(reason: "\(severity.name) has no weight", isUnknown: true)
    }
    let fraction = incident.affectedFraction ?? 1
    guard fraction >= 0, fraction <= 1 else {
      return .excluded(reason: "its affected fraction is not between 0 and 1", isUnknown: true)
    }
    return .counted(stretches, level: weight * fraction)
  }

  /// Announced maintenance counts where it lies outside of what was announced.
  private static func unannounced(
    _ impact: Range<Instant>, of incident: Incident
  ) -> [Range<Instant>] {
    guard incident.kind == .maintenance, let announced = incident.announced else { return [impact] }
    let before = impact.clamped(
      to: impact.lowerBound..<max(impact.lowerBound, announced.lowerBound))
    let after = impact.clamped(to: min(impact.upperBound, announced.upperBound)..<impact.upperBound)
    return [before, after].filter { !$0.isEmpty }
  }
}
