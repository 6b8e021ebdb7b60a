package import Figures
import Model

/// The burn-down of a scope's impact budget.
package enum BurnDownChart {
  /// nil without a budget.
  package static func chart(
    of scope: RiskBudgetReading, in context: PackContext
  ) -> Chart? {
    let reading = scope.impact
    guard let budget = reading.budget else { return nil }
    let samples = reading.samples()
    let chart = BurnDown(
      unit: .minutes, window: reading.window.quarter, asOf: reading.window.asOf,
      budget: budget.double,
      consumed: samples.map { BurnDown.Sample(at: $0.at, value: $0.consumed.double) },
      crossedAt: crossing(reading), exhaustion: interval(reading),
      events: events(of: scope, in: context))
    return Chart(
      id: "burn-down-\(Slug.make(scope.scope.id))", title: "Impact budget, \(scope.scope.id)",
      takeaway: takeaway(scope, budget, context), form: .burnDown(chart),
      table: table(samples, budget, scope, context), data: FigureChart.dataLinks)
  }

  private static func crossing(_ reading: BudgetReading) -> Instant? {
    if case .exhausted(let instant)? = reading.exhaustion { instant } else { nil }
  }

  private static func interval(_ reading: BudgetReading) -> ClosedRange<Instant>? {
    guard case .between(let earliest, let latest)? = reading.exhaustion else { return nil }
    return earliest...(latest ?? reading.window.quarter.upperBound)
  }

  /// Freezes of the quarter, and the steps of the policy where they were reached.
  private static func events(
    of scope: RiskBudgetReading, in context: PackContext
  ) -> [BurnDown.Event] {
    let window = scope.window.quarter
    let freezes = context.facts.freezeRecords.compactMap { freeze -> BurnDown.Event? in
      guard let start = freeze.start, window.contains(start), start <= scope.window.asOf else {
        return nil
      }
      return BurnDown.Event(at: start, title: freeze.id)
    }
    let steps = scope.steps.filter { $0.kind == .impact }.map { step in
      BurnDown.Event(
        at: step.at, title: "\(FigureText.value(step.step.at, unit: .ratio)) used")
    }
    return (freezes + steps).sorted { ($0.at, $0.title) < ($1.at, $1.title) }
  }

  private static func takeaway(
    _ scope: RiskBudgetReading, _ budget: Rational, _ context: PackContext
  ) -> String {
    let reading = scope.impact
    let used = FigureText.value(reading.share ?? 0, unit: .ratio)
    let elapsed = FigureText.value(reading.window.elapsedShare, unit: .ratio)
    let head =
      "\(scope.scope.id) has used \(used) of \(FigureText.value(budget, unit: .minutes)) with "
      + "\(elapsed) of \(scope.quarter) gone"
    let zone = context.facts.zone
    switch reading.exhaustion {
    case .exhausted(let instant)?: return "\(head); it was used up on \(zone.date(of: instant))."
    case .between(let earliest, nil)?:
      return "\(head); at its faster rate it is used up on \(zone.date(of: earliest)), at its "
        + "slower one not within the quarter."
    case .between(let earliest, let latest?)?:
      return "\(head); at today's rates it is used up between \(zone.date(of: earliest)) and "
        + "\(zone.date(of: latest))."
    case .notBeforeQuarterEnd?: return "\(head); at today's rates it lasts."
    case .noBurn?: return "\(head); nothing burns it."
    case .noForecast?, nil: return "\(head); it is too early for a forecast."
    }
  }

  /// The curve at the end of each day on which it moved.
  private static func table(
    _ samples: [CurveSample], _ budget: Rational, _ scope: RiskBudgetReading,
    _ context: PackContext
  ) -> Table {
    var days: [(day: CivilDate, consumed: Rational)] = []
    for sample in samples {
      let day = context.facts.zone.date(of: sample.at)
      if days.last?.day == day { days.removeLast() }
      if days.last?.consumed != sample.consumed || sample == samples.last {
        days.append((day, sample.consumed))
      }
    }
    let rows: [[[Inline]]] = days.map { entry in
      [
        [.date(entry.day)], [.text(FigureText.value(entry.consumed, unit: .minutes))],
        [.text(FigureText.value(budget - entry.consumed, unit: .minutes))],
        [.text(FigureText.value(entry.consumed / budget, unit: .ratio))],
      ]
    }
    let columns = [
      Table.Column("Day"), Table.Column("Used", isNumeric: true),
      Table.Column("Left", isNumeric: true), Table.Column("Of the budget", isNumeric: true),
    ]
    return Table(
      caption: "Impact budget of \(scope.scope.id) by the days on which it moved",
      columns: columns, rows: rows)
  }
}
