package import Model

/// Figures of delivery over any days, whether or not they lie in the weeks of a series: what the
/// gates of rollouts compare. The records are pooled; no figures of weeks are averaged.
package struct PooledDelivery: Sendable {
  private let record: RecordReading

  package init(_ record: RecordReading) { self.record = record }

  private enum Measure: String, CaseIterable {
    case changeFailureRate = "dora.change_failure_rate"
    case restoreMedian = "ops.mttr"
    case restoreMean = "ops.mttr_mean"

    var definition: MetricDefinition {
      switch self {
      case .changeFailureRate: ChangeFailureRate().definition
      case .restoreMedian: RestoreTimeMedian().definition
      case .restoreMean: RestoreTimeMean().definition
      }
    }
  }

  /// The ids that can be pooled. Less is better for each of them.
  package static let ids = Measure.allCases.map(\.rawValue)

  /// The figure of that name, labels and all, over the local days from the first on, the last not
  /// among them; nil for a figure that cannot be pooled, or for a scope that no record names.
  package func reading(of name: String, _ days: Range<CivilDate>) -> MetricReading? {
    guard let (measure, scope) = parts(of: name) else { return nil }
    if let absence = record.facts.absence(of: measure.definition.inputs) {
      return MetricReading(status: .noData(because: absence))
    }
    let zone = record.facts.zone
    let window = zone.instant(of: days.lowerBound)..<zone.instant(of: days.upperBound)
    var reading =
      switch measure {
      case .changeFailureRate: failures(scope, window)
      case .restoreMedian, .restoreMean: restores(scope, window, measure)
      }
    if case .ok = reading.status, let gaps = record.facts.gaps(in: measure.definition.inputs) {
      reading.status = .partial(because: gaps)
    }
    return reading
  }

  private func parts(of name: String) -> (Measure, scope: Int)? {
    for measure in Measure.allCases where name.hasPrefix(measure.rawValue) {
      let scope = record.delivery.scopes.labels.firstIndex { labels in
        Figure.name(measure.rawValue, labels) == name
      }
      if let scope { return (measure, scope) }
    }
    return nil
  }

  private func failures(_ scope: Int, _ window: Range<Instant>) -> MetricReading {
    let delivery = record.delivery
    let counted = delivery.deployments.all.indices.filter { number in
      let item = delivery.deployments.all[number]
      return window.contains(item.finishedAt)
        && delivery.scopes.memberships[item.service].contains(scope)
    }
    let failed = counted.count(where: delivery.failures.isConfirmed)
    var reading = MetricReading.ratio(
      ("confirmed failed deployments", failed), of: ("completed deployments", counted.count),
      minimumCount: record.facts.settings.minimumCount, none: "")
    if counted.isEmpty { reading.status = .noData(because: "no deployments") }
    return reading
  }

  private func restores(
    _ scope: Int, _ window: Range<Instant>, _ measure: Measure
  ) -> MetricReading {
    let incidents = record.delivery.incidents
    let numbers = incidents.all.indices.filter { number in
      let incident = incidents.all[number]
      return window.contains(incident.start) && incident.scopes.contains(scope)
    }
    let part = RestoreTimes(numbers.map(Int32.init), incidents)
    var reading = MetricReading(count: part.sound.count)
    if !part.times.isEmpty {
      reading =
        measure == .restoreMean
        ? MetricReading(value: Mean.of(part.times, scale: 1_000_000), count: part.times.count)
        : .percentile(part.times.sorted()[...], .half, as: RestoreTimes.term)
    }
    let isNone = part.sound.isEmpty
    reading.status = isNone ? .notApplicable(because: "no incident began") : part.status
    return reading
  }
}
