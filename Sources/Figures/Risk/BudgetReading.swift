package import Model

/// One budget of a scope in the quarter in progress: what may be consumed, what was, and how fast.
package struct BudgetReading: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// SEV-2-equivalent minutes.
    case impact
    /// Money spent on mending.
    case spend
  }

  /// Where the burn is measured over.
  package enum BurnWindow: String, CaseIterable, Sendable {
    case quarter
    case fourWeeks = "28d"
    case week = "7d"
  }

  package let kind: Kind
  /// Above zero; nil where none can be held against.
  package let budget: Rational?
  /// Why there is no budget.
  package let absence: String?
  /// In [quarter start, as-of); the as-of's own day counts for money.
  package let consumed: Rational
  /// Why `consumed` is not all; nil when it is.
  package let gap: String?
  /// Consumed ÷ budget.
  package let share: Rational?
  /// (consumed in the window ÷ budget) ÷ (window ÷ quarter): 1 lands on the budget at the quarter's
  /// end. The trailing windows reach back over the start of the quarter. Empty without a budget;
  /// none for the quarter at its very start.
  package let burnRates: [BurnWindow: Rational]
  /// nil without a budget.
  package let exhaustion: Exhaustion?
  /// How many records consumed something in the quarter.
  package let recordCount: Int
  package let curve: ConsumptionCurve
  package let window: BudgetWindow

  init(
    _ kind: Kind, budget: Rational?, absence: String?, curve: ConsumptionCurve, gap: String?,
    recordCount: Int, window: BudgetWindow
  ) {
    self.kind = kind
    self.budget = budget
    self.absence = absence
    self.curve = curve
    self.gap = gap
    self.recordCount = recordCount
    self.window = window
    let consumed =
      curve.total(through: window.asOf) - curve.total(before: window.quarter.lowerBound)
    self.consumed = consumed
    share = budget.map { consumed / $0 }
    guard let budget else {
      burnRates = [:]
      exhaustion = nil
      return
    }
    let weeks = curve.trailing(.days(28), to: window.asOf)
    var rates: [BurnWindow: Rational] = [
      .fourWeeks: window.burnRate(weeks, of: budget, over: .days(28)),
      .week: window.burnRate(
        curve.trailing(.days(7), to: window.asOf), of: budget, over: .days(7)),
    ]
    if window.elapsed > .zero {
      rates[.quarter] = window.burnRate(consumed, of: budget, over: window.elapsed)
    }
    burnRates = rates
    if let instant = curve.crossing(of: budget, from: window.quarter.lowerBound, to: window.asOf) {
      exhaustion = .exhausted(at: instant)
    } else {
      let start = Exhaustion.Start(
        budget: budget, consumed: consumed, asOf: window.asOf, quarter: window.quarter,
        elapsedShare: window.elapsedShare)
      exhaustion = .forecast(start, by: [(weeks, .days(28)), (consumed, window.elapsed)])
    }
  }

  /// A forecast out of fewer than three records.
  package var isLowConfidence: Bool { recordCount < 3 }

  package var isExhausted: Bool { share.map { $0 >= 1 } ?? false }

  /// When that part of the budget had been consumed; nil where it was not, or without a budget.
  package func crossing(of part: Rational) -> Instant? {
    budget.flatMap { budget in
      curve.crossing(of: part * budget, from: window.quarter.lowerBound, to: window.asOf)
    }
  }

  /// Consumed in that much time up to the as-of, as a burn rate; 0 without a budget.
  package func burnRate(over time: Duration) -> Rational {
    budget.map { window.burnRate(curve.trailing(time, to: window.asOf), of: $0, over: time) } ?? 0
  }
}

/// The quarter in progress, and how much of it is over.
package struct BudgetWindow: Hashable, Sendable {
  package let quarter: Range<Instant>
  package let asOf: Instant

  package var elapsed: Duration { asOf - quarter.lowerBound }

  /// e: 0 to 1.
  package var elapsedShare: Rational { Self.ratio(elapsed, to: length) }

  package var length: Duration { quarter.upperBound - quarter.lowerBound }

  func burnRate(_ amount: Rational, of budget: Rational, over time: Duration)
    -> Rational
  {
    amount / budget / Self.ratio(time, to: length)
  }

  private static func ratio(_ part: Duration, to whole: Duration) -> Rational {
    Rational(Int(part.microseconds)) / Rational(Int(whole.microseconds))
  }
}

extension ConsumptionCurve {
  /// Consumed in the last stretch of that length, what accrues at the as-of itself included.
  fileprivate func trailing(_ time: Duration, to asOf: Instant) -> Rational {
    total(through: asOf) - total(through: asOf - time)
  }
}
