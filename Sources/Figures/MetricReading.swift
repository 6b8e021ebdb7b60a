package import Model

/// What a metric found for one period and narrowing: the part of a figure that it computes itself.
package struct MetricReading: Sendable {
  package var status: FigureStatus
  package var value: Rational?
  package var upper: Rational?
  package var coverage: Coverage?
  package var numerator: Int?
  package var denominator: Int?
  package var count: Int
  package var terms: [FigureTerm]
  package var evidence: [Evidence]
  /// Where `evidence` holds only the first of very many.
  package var evidenceCount: Int?
  package var band: Band?
  package var excluded: [Exclusion]
  /// Where `excluded` holds only the first of very many.
  package var excludedCount: Int?

  package init(
    status: FigureStatus = .ok, value: Rational? = nil, upper: Rational? = nil,
    coverage: Coverage? = nil, numerator: Int? = nil,
    denominator: Int? = nil, count: Int = 0, terms: [FigureTerm] = [], evidence: [Evidence] = [],
    evidenceCount: Int? = nil, band: Band? = nil, excluded: [Exclusion] = [],
    excludedCount: Int? = nil
  ) {
    self.status = status
    self.value = value
    self.upper = upper
    self.coverage = coverage
    self.numerator = numerator
    self.denominator = denominator
    self.count = count
    self.terms = terms
    self.evidence = evidence
    self.evidenceCount = evidenceCount
    self.band = band
    self.excluded = excluded
    self.excludedCount = excludedCount
  }

  /// A number of records, each of them evidence.
  package static func count(
    of evidence: [Evidence], as term: String, excluded: [Exclusion] = []
  ) -> MetricReading {
    MetricReading(
      value: Rational(evidence.count), count: evidence.count,
      terms: [FigureTerm(term, Rational(evidence.count))], evidence: evidence, excluded: excluded)
  }

  /// A part of a whole. Below `minimumCount` there are counts and no rate; of nothing there is no
  /// part.
  package static func ratio(
    _ numerator: (name: String, count: Int), of denominator: (name: String, count: Int),
    minimumCount: Int = 1, none: String, evidence: [Evidence] = [], excluded: [Exclusion] = []
  ) -> MetricReading {
    var reading = MetricReading(
      numerator: numerator.count, denominator: denominator.count, count: denominator.count,
      terms: [
        FigureTerm(numerator.name, Rational(numerator.count)),
        FigureTerm(denominator.name, Rational(denominator.count)),
      ], evidence: evidence, excluded: excluded)
    if denominator.count == 0 {
      reading.status = .notApplicable(because: none)
    } else if denominator.count < minimumCount {
      reading.status = .insufficient(
        because: "\(denominator.count) of at least \(minimumCount) needed for a rate")
    } else {
      reading.value = Rational(Int128(numerator.count), Int128(denominator.count))
    }
    return reading
  }
}

extension MetricContext {
  /// The figure of a reading: inputs that are missing or incomplete change its status, then it is
  /// judged.
  package func figure(
    _ definition: MetricDefinition, _ period: Period? = nil, _ labels: [FigureLabel] = [],
    _ reading: MetricReading
  ) -> Figure {
    var reading = reading
    if let absence = facts.absence(of: definition.inputs) {
      reading = MetricReading(status: .noData(because: absence))
    } else if case .ok = reading.status, let gaps = facts.gaps(in: definition.inputs) {
      reading.status = .partial(because: gaps)
    }
    let isProvisional = period.map(isRunning) ?? false
    let isJudgeable = reading.status == .ok && !isProvisional
    let figure = Figure(
      id: definition.id, labels: labels.sorted(), period: period ?? .instant(asOf), asOf: asOf,
      status: reading.status, value: reading.value, upper: reading.upper,
      coverage: reading.coverage, unit: definition.unit.resolved(in: facts.settings),
      numerator: reading.numerator, denominator: reading.denominator, count: reading.count,
      band: isJudgeable ? reading.band : nil,
      terms: reading.terms.map { $0.resolved(in: facts.settings) },
      evidence: reading.evidence.inOrderOfPlace, evidenceCount: reading.evidenceCount,
      excluded: reading.excluded.inOrderOfPlace, excludedCount: reading.excludedCount,
      isProvisional: isProvisional,
      definition: definition.reference)
    return figure.judged(against: definition.target(for: figure.name, in: facts.settings))
  }

  /// The weeks of the context's series and the week in progress, each knowing the one before.
  package func series(
    _ definition: MetricDefinition, _ labels: [FigureLabel] = [],
    _ reading: (ISOWeek) -> MetricReading
  ) -> [Figure] {
    guard extent != .readings else { return [] }
    var result: [Figure] = []
    // One week before the series is read for the first one's `previous`.
    for week in [currentWeek.adding(weeks: -14)] + weeks + [currentWeek] {
      var next = figure(definition, .week(week), labels, reading(week))
      if let last = result.last, case .ok = last.status { next.previous = last.value }
      result.append(next)
    }
    return Array(result.dropFirst())
  }

  /// Whether the period is not over at the as-of.
  package func isRunning(_ period: Period) -> Bool {
    guard let window = facts.zone.window(of: period) else { return false }
    return window.upperBound > asOf
  }

  /// The local week of an instant.
  package func week(of instant: Instant) -> ISOWeek { facts.zone.week(of: instant) }
}

extension [Evidence] {
  /// By place, then record, then detail.
  package var inOrderOfPlace: [Evidence] {
    sortedByNumber { left, right in
      if left.source != right.source { return left.source < right.source }
      if left.record != right.record {
        return left.record.utf8.lexicographicallyPrecedes(right.record.utf8)
      }
      return left.detail.utf8.lexicographicallyPrecedes(right.detail.utf8)
    }
  }
}

extension [Exclusion] {
  /// By place, then record, then reason.
  package var inOrderOfPlace: [Exclusion] {
    sortedByNumber { left, right in
      if left.source != right.source { return left.source < right.source }
      if left.record != right.record {
        return left.record.utf8.lexicographicallyPrecedes(right.record.utf8)
      }
      return left.reason.utf8.lexicographicallyPrecedes(right.reason.utf8)
    }
  }
}

extension FigureUnit {
  /// Money without a currency is in the workspace's.
  fileprivate func resolved(in settings: Settings) -> FigureUnit {
    self == .money("") ? .money(settings.currency) : self
  }
}

extension FigureTerm {
  fileprivate func resolved(in settings: Settings) -> FigureTerm {
    FigureTerm(name, value, unit.resolved(in: settings))
  }
}
