import Model

extension MetricContext {
  /// The figures of each scope: the weeks of the series, and the quarter to date.
  func deliveryFigures(
    _ definition: MetricDefinition, _ reading: (DeliverySlice) -> MetricReading
  ) -> [Figure] {
    guard extent != .readings else { return [] }
    return record.delivery.scopes.labels.indices.flatMap { scope in
      deliveryFigures(definition, scope: scope, reading)
    }
  }

  /// The same of one scope, with more labels.
  func deliveryFigures(
    _ definition: MetricDefinition, scope: Int, labels: [FigureLabel] = [],
    _ reading: (DeliverySlice) -> MetricReading
  ) -> [Figure] {
    guard extent != .readings else { return [] }
    let all = record.delivery.scopes.labels[scope] + labels
    return weeks(definition, scope, all, reading) + [
      quarter(definition, scope, all, reading)
    ]
  }

  private func weeks(
    _ definition: MetricDefinition, _ scope: Int, _ labels: [FigureLabel],
    _ reading: (DeliverySlice) -> MetricReading
  ) -> [Figure] {
    let periods = record.delivery.periods
    return series(definition, labels) { week in
      guard let period = periods.number(of: week) else {
        preconditionFailure("a week of the series is none of the reading's")
      }
      return reading(DeliverySlice(scope: scope, period: period))
    }
  }

  /// The quarter to date.
  func quarter(
    _ definition: MetricDefinition, _ scope: Int, _ labels: [FigureLabel],
    _ reading: (DeliverySlice) -> MetricReading
  ) -> Figure {
    let slice = DeliverySlice(scope: scope, period: DeliveryPeriods.quarter)
    return figure(definition, currentQuarter, labels, reading(slice))
  }

  /// A reading of each scope at the as-of.
  func deliveryReadings(
    _ definition: MetricDefinition, _ reading: (Int) -> MetricReading
  ) -> [Figure] {
    let labels = record.delivery.scopes.labels
    return labels.indices.map { figure(definition, nil, labels[$0], reading($0)) }
  }
}

extension MetricReading {
  /// Sets the records counted: the first of them, and their number.
  mutating func show(
    _ numbers: some Collection<Int32>, limit: Int, _ evidence: (Int) -> Evidence
  ) {
    self.evidence = numbers.prefix(limit).map { evidence(Int($0)) }
    evidenceCount = numbers.count
  }

  /// Adds records left out: the first of them, and their number.
  mutating func leaveOut(_ exclusions: DeliveryExclusions, _ slice: DeliverySlice, limit: Int) {
    let (count, first) = exclusions.first(slice, limit: limit)
    guard count > 0 else { return }
    excludedCount = (excludedCount ?? excluded.count) + count
    excluded += first
  }

  /// A number of records.
  static func number(of count: Int, as term: String) -> MetricReading {
    MetricReading(
      value: Rational(count), count: count, terms: [FigureTerm(term, Rational(count))])
  }

  /// A rate of two numbers: below the workspace's minimum there are counts and no rate.
  static func rate(
    _ numerator: (name: String, count: Int), of denominator: (name: String, count: Int),
    none: FigureStatus, in context: MetricContext
  ) -> MetricReading {
    var reading = MetricReading.ratio(
      numerator, of: denominator, minimumCount: context.facts.settings.minimumCount, none: "")
    if denominator.count == 0 { reading.status = none }
    return reading
  }
}
