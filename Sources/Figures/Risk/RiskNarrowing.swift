import Diagnostics
import Model

/// The company, or one scope of the risk budget, with what its figures are read from.
struct RiskNarrowing {
  let labels: [FigureLabel]
  let impact: ScopeImpact
  let spend: ScopeSpend

  /// The company first, then each scope.
  static func all(in record: RecordReading) -> [RiskNarrowing] {
    let company = RiskNarrowing(
      labels: [], impact: record.impact.company, spend: record.spend.company)
    return [company]
      + record.riskBudgets.map { budget in
        RiskNarrowing(
          labels: budget.scope.labels, impact: budget.scopeImpact, spend: budget.scopeSpend)
      }
  }

  /// The weekly series and the quarter to date of every narrowing.
  static func figures(
    _ definition: MetricDefinition, in context: MetricContext,
    _ reading: (RiskNarrowing, Range<Instant>) -> MetricReading
  ) -> [Figure] {
    all(in: context.record).flatMap { narrowing in
      func read(_ period: Period) -> MetricReading {
        guard let window = context.facts.zone.window(of: period) else {
          return MetricReading(status: .noData(because: "no such period"))
        }
        return reading(narrowing, window)
      }
      let quarter = context.currentQuarter
      return context.series(definition, narrowing.labels) { read(.week($0)) }
        + [context.figure(definition, quarter, narrowing.labels, read(quarter))]
    }
  }
}

extension RiskScope {
  var labels: [FigureLabel] { [FigureLabel("scope", id)] }
}

extension ScopeImpact {
  /// Everything of a reading but its value and terms: the incidents of the window, each with its
  /// own minutes.
  func reading(in window: Range<Instant>, _ context: MetricContext) -> MetricReading {
    let shares = contributions(in: window)
    let evidence = shares.prefix(context.evidenceLimit).map { share in
      let incident = context.facts.incidents[share.incident]
      return Evidence(
        incident.source, record: incident.id,
        detail: "\(incident.weightWords), \(share.minutes.decimal(places: 1)) min")
    }
    return MetricReading(
      status: gap(in: window).map { .partial(because: $0) } ?? .ok, count: shares.count,
      evidence: evidence, evidenceCount: shares.count,
      excluded: excluded.filter { $0.touches(window) }.map(\.exclusion))
  }
}

extension ScopeSpend {
  /// The lines of the window, with their sum and its two parts.
  func reading(
    in window: Range<Instant>, currency: String, _ context: MetricContext
  ) -> MetricReading {
    let own = accruals(in: window)
    let work = own.reduce(Rational(0)) { $0 + $1.work }
    let amount = own.reduce(Rational(0)) { $0 + $1.amount }
    let gap = gap(in: window) ?? context.facts.gaps(in: [.deviations])
    return MetricReading(
      status: gap.map { .partial(because: $0) } ?? .ok, value: amount, count: own.count,
      terms: [
        FigureTerm("hours × loaded rate", work, .money(currency)),
        FigureTerm("direct costs", amount - work, .money(currency)),
      ],
      evidence: own.prefix(context.evidenceLimit).map(\.evidence), evidenceCount: own.count,
      excluded: exclusions(in: window))
  }
}

extension Incident {
  /// `SEV-1`, or `SEV-2 of 0.25 of the customers`.
  fileprivate var weightWords: String {
    let name = severity?.name ?? "no severity"
    guard let affectedFraction, affectedFraction != 1 else { return name }
    return "\(name) of \(affectedFraction.decimal(places: 2)) of the customers"
  }
}
