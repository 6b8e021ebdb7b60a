import Diagnostics
package import Model

/// What one failure mode did in the trailing 90 days.
package struct FailureModeReading: Sendable {
  /// The mode's minutes in the quarter in progress, held against a scope's budget.
  package struct ScopeShare: Sendable {
    package let scope: String
    package let minutes: Rational
    /// nil where the scope has no impact budget.
    package let share: Rational?
  }

  /// `unclassified` for incidents that name none.
  package let mode: String
  /// Out of the vocabulary.
  package let name: String?
  /// That began in the 90 days, in order of their start.
  package let incidents: [Incident]
  /// SEV-2-equivalent minutes of these, overlapping ones of a service counted once.
  package let minutes: Rational
  /// Local days of the first and the last start.
  package let first: CivilDate?
  package let last: CivilDate?
  /// By id.
  package let services: [String]
  /// Open actions of postmortems and near misses that name the mode, or one of its incidents; by
  /// due day (none last), then id and place.
  package let openActions: [ActionItem]
  /// One for each scope that the mode hurt in the quarter.
  package let shares: [ScopeShare]

  /// Twice or more in 90 days.
  package var isRecurring: Bool { incidents.count >= 2 }
}

/// The failure modes of the trailing 90 days, ranked.
package struct FailureModeRanking: Sendable {
  package static let window = Duration.days(90)

  /// Each mode of the vocabulary, those without an incident too; by minutes, then number, then
  /// name. Without a vocabulary each mode that an incident states.
  package let modes: [FailureModeReading]
  /// Incidents that name none.
  package let unclassified: FailureModeReading
  /// Incidents whose mode is not in the vocabulary.
  package let unknown: [Exclusion]
  /// The recurring ones that are to be shown.
  package let top: [FailureModeReading]
}

extension FailureModeRanking {
  package init(_ record: RecordReading) {
    let facts = record.facts
    let reader = FailureModeReader(record)
    let groups = Dictionary(grouping: reader.incidents) { index in
      facts.incidents[index].statedFailureMode ?? FailureMode.unclassified
    }
    let hasVocabulary = facts.absence(of: [.failureModes]) == nil
    let known = Set(facts.failureModes.map(\.id)).subtracting([FailureMode.unclassified])
    let stated = Set(groups.keys).subtracting([FailureMode.unclassified])
    modes = (hasVocabulary ? known : stated)
      .map { reader.reading($0, groups[$0] ?? []) }
      .sorted(by: Self.precedes)
    unclassified = reader.reading(
      FailureMode.unclassified, groups[FailureMode.unclassified] ?? [])
    unknown =
      !hasVocabulary
      ? []
      : reader.incidents.compactMap { index in
        let incident = facts.incidents[index]
        guard let mode = incident.statedFailureMode, !known.contains(mode) else { return nil }
        return Exclusion(
          incident.source, record: incident.id,
          reason: "the failure mode \(mode) is not in the vocabulary")
      }
    top = Array(modes.filter(\.isRecurring).prefix(max(0, facts.settings.topFailureModes)))
  }

  private static func precedes(_ left: FailureModeReading, _ right: FailureModeReading) -> Bool {
    if left.minutes != right.minutes { return left.minutes > right.minutes }
    if left.incidents.count != right.incidents.count {
      return left.incidents.count > right.incidents.count
    }
    return left.mode.utf8.lexicographicallyPrecedes(right.mode.utf8)
  }
}

/// Reads modes out of one record, indexed once.
private struct FailureModeReader {
  /// Positions of the incidents that began in the 90 days up to the as-of: of production, no
  /// maintenance, no duplicates.
  let incidents: [Int]
  private let record: RecordReading
  private let window: Range<Instant>
  private let impacts: [Int: [Impact]]
  private let names: [String: String]

  init(_ record: RecordReading) {
    self.record = record
    let facts = record.facts
    let start = record.asOf - FailureModeRanking.window
    window = start..<record.asOf
    let environments = Set(facts.settings.productionEnvironments)
    incidents = facts.incidents.indices.filter { index in
      let incident = facts.incidents[index]
      guard incident.kind == .incident, incident.duplicateOf == nil,
        environments.contains(incident.environment), let begin = incident.start
      else { return false }
      return begin >= start && begin <= record.asOf
    }
    impacts = Dictionary(grouping: record.impact.impacts, by: \.incident)
    names = Dictionary(
      facts.failureModes.compactMap { mode in mode.name.map { (mode.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  func reading(_ mode: String, _ positions: [Int]) -> FailureModeReading {
    let incidents = positions.map { record.facts.incidents[$0] }
    let days = incidents.compactMap(\.start).map(record.facts.zone.date(of:))
    let services = Set(incidents.flatMap(\.services))
    return FailureModeReading(
      mode: mode, name: names[mode], incidents: incidents,
      minutes: ImpactReading.minutes(of: positions.flatMap { impacts[$0] ?? [] }, in: window),
      first: days.min(), last: days.max(),
      services: services.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      openActions: openActions(mode, Set(incidents.map(\.id))), shares: shares(mode))
  }

  private func openActions(_ mode: String, _ ids: Set<String>) -> [ActionItem] {
    let ofPostmortems = record.postmortems.filter { postmortem in
      postmortem.failureMode == mode || postmortem.incident.map(ids.contains) ?? false
    }
    let ofNearMisses = record.nearMisses.filter { $0.failureMode == mode }
    let actions = ofPostmortems.flatMap(\.actions) + ofNearMisses.flatMap(\.actions)
    return actions.filter(\.isOpen).sorted { left, right in
      switch (left.due, right.due) {
      case (let first?, let second?) where first != second: return first < second
      case (nil, _?): return false
      case (_?, nil): return true
      default: break
      }
      if left.id != right.id { return left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
      return left.source < right.source
    }
  }

  private func shares(_ mode: String) -> [FailureModeReading.ScopeShare] {
    record.riskBudgets.compactMap { budget in
      budget.modes.first { ($0.mode ?? FailureMode.unclassified) == mode }.map {
        FailureModeReading.ScopeShare(
          scope: budget.scope.id, minutes: $0.minutes, share: $0.share)
      }
    }
  }
}
