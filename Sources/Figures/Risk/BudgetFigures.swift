import Model

/// What the figures of both budgets have in common.
extension BudgetReading.Kind {
  /// Of the budget's amounts.
  func unit(_ currency: String) -> FigureUnit {
    switch self {
    case .impact: .minutes
    case .spend: .money(currency)
    }
  }
}

extension RiskBudgetReading {
  func reading(of kind: BudgetReading.Kind) -> BudgetReading {
    switch kind {
    case .impact: impact
    case .spend: spend
    }
  }

  /// The records of a window, with the status that they leave; no value and no terms.
  fileprivate func records(
    of kind: BudgetReading.Kind, in window: Range<Instant>, _ context: MetricContext
  ) -> MetricReading {
    switch kind {
    case .impact: return scopeImpact.reading(in: window, context)
    case .spend:
      var reading = scopeSpend.reading(in: window, currency: currency, context)
      reading.value = nil
      reading.terms = []
      return reading
    }
  }
}

/// The figures of one of the two budgets, for each scope.
struct BudgetFigures {
  let kind: BudgetReading.Kind
  let definition: MetricDefinition
  let context: MetricContext

  /// What may be consumed in the quarter.
  func budgets() -> [Figure] {
    figures { scope in
      let reading = scope.reading(of: kind)
      guard let budget = reading.budget else { return [([], absence(reading))] }
      return [
        (
          [],
          MetricReading(
            value: budget, count: 1,
            terms: [FigureTerm("budget", budget, kind.unit(scope.currency))],
            evidence: [scope.budgetEvidence])
        )
      ]
    }
    .map { kind == .spend ? $0.inCurrency(context.record.spend.currency) : $0 }
  }

  /// Consumed as a part of the budget.
  func consumed() -> [Figure] {
    figures { scope in
      let reading = scope.reading(of: kind)
      guard let budget = reading.budget else { return [([], absence(reading))] }
      var result = scope.records(
        of: kind, in: reading.window.quarter.lowerBound..<reading.window.asOf.next, context)
      result.value = reading.share
      result.terms = [
        FigureTerm("consumed", reading.consumed, kind.unit(scope.currency)),
        FigureTerm("budget", budget, kind.unit(scope.currency)),
      ]
      return [([], result)]
    }
  }

  /// How fast it is consumed, over the quarter and two trailing windows.
  func burnRates() -> [Figure] {
    figures { scope in
      let reading = scope.reading(of: kind)
      return BudgetReading.BurnWindow.allCases.map { window in
        ([FigureLabel("window", window.rawValue)], burnRate(scope, reading, over: window))
      }
    }
  }

  private func burnRate(
    _ scope: RiskBudgetReading, _ reading: BudgetReading, over burn: BudgetReading.BurnWindow
  ) -> MetricReading {
    guard let budget = reading.budget else { return absence(reading) }
    guard let rate = reading.burnRates[burn] else {
      return MetricReading(status: .notApplicable(because: "the quarter has just begun"))
    }
    let time = burn.length ?? reading.window.elapsed
    let (window, asOf) = (reading.window, reading.window.asOf)
    var result = scope.records(of: kind, in: (asOf - time)..<asOf.next, context)
    result.value = rate
    let part = Rational(Int128(time.microseconds), Int128(window.length.microseconds)) ?? 0
    result.terms = [
      FigureTerm("consumed in the window", rate * part * budget, kind.unit(scope.currency)),
      FigureTerm("budget", budget, kind.unit(scope.currency)),
      FigureTerm("window as part of the quarter", part, .ratio),
    ]
    return result
  }

  private func absence(_ reading: BudgetReading) -> MetricReading {
    MetricReading(status: .noData(because: reading.absence ?? "no budget"))
  }

  private func figures(
    _ read: (RiskBudgetReading) -> [([FigureLabel], MetricReading)]
  ) -> [Figure] {
    let scopes = context.record.riskBudgets
    guard !scopes.isEmpty else {
      let none = MetricReading(status: .noData(because: "no scope has a risk budget"))
      return [context.figure(definition, nil, [], none)]
    }
    return scopes.flatMap { scope in
      read(scope).map { labels, reading in
        context.figure(definition, nil, scope.scope.labels + labels, reading)
      }
    }
  }
}

extension BudgetReading.BurnWindow {
  /// nil for the quarter to date.
  fileprivate var length: Duration? {
    switch self {
    case .quarter: nil
    case .fourWeeks: .days(28)
    case .week: .days(7)
    }
  }
}

extension RiskBudgetReading {
  fileprivate var budgetEvidence: Evidence {
    let row = scope.quarters.first {
      Period.quarter(year: $0.year, quarter: $0.quarter) == quarter
    }
    return Evidence(row?.source ?? scope.source, record: scope.id, detail: "budget for \(quarter)")
  }
}

extension Instant {
  /// The first instant after it.
  fileprivate var next: Instant { Instant(microseconds: microseconds + 1) }
}
