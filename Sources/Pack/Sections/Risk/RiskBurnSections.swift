import Checks
import Figures
import Model

/// What is left over the quarter, drawn, one chart a scope.
struct RiskBurnDownSection: Section {
  let id = "risk-burn-down"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record)
    let charts = scopes.compactMap { BurnDownChart.chart(of: $0, in: context) }
    guard !charts.isEmpty else { return [.text("Without a budget there is nothing to burn down.")] }
    return charts.flatMap { [.heading(3, [.text($0.title)]), .chart($0)] }
  }
}

/// How fast the budget burns, and whether that is a warning.
struct RiskBurnRateSection: Section {
  let id = "risk-burn-rate"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record).filter { $0.impact.budget != nil }
    guard !scopes.isEmpty else { return [.text("Without a budget there is no burn rate.")] }
    return [
      .text(
        .text(
          "A rate of 1 lands exactly on the budget at the end of the quarter; the trailing windows "
            + "reach back over its start.")),
      rates(scopes, context), warnings(scopes),
    ]
  }

  private func rates(_ scopes: [RiskBudgetReading], _ context: PackContext) -> Block {
    let windows = BudgetReading.BurnWindow.allCases
    let columns =
      [Table.Column("Scope")]
      + windows.map {
        Table.Column($0 == .quarter ? "Quarter to date" : "Last \($0.words)", isNumeric: true)
      }
    let rows: [[[Inline]]] = scopes.map { scope in
      [[.text(scope.scope.id)]]
        + windows.map { window in
          let labels = [
            FigureLabel("scope", scope.scope.id), FigureLabel("window", window.rawValue),
          ]
          let name = Figure.name("risk.impact_burn_rate", labels)
          let figure = context.now.figures.figure(name, .instant(context.asOf))
          return [figure.map { .figure($0, .value) } ?? "–"]
        }
    }
    return .table(Table(caption: "Burn rate of the impact budget", columns: columns, rows: rows))
  }

  private func warnings(_ scopes: [RiskBudgetReading]) -> Block {
    let columns = [
      Table.Column("Scope"), Table.Column("Threshold", isNumeric: true), Table.Column("Windows"),
      Table.Column("Long window", isNumeric: true), Table.Column("Short window", isNumeric: true),
      Table.Column("Early warning"),
    ]
    let rows: [[[Inline]]] = scopes.flatMap { scope in
      scope.warnings.map { warning in
        [
          [.text(scope.scope.id)], [.text(FigureText.value(warning.threshold, unit: .number))],
          [.text("\(RiskText.words(warning.long)) and \(RiskText.words(warning.short))")],
          [.text(FigureText.value(warning.longRate, unit: .number))],
          [.text(FigureText.value(warning.shortRate, unit: .number))],
          [
            .mark(
              warning.isRaised ? StatusMark(.bad, "raised") : StatusMark(.good, "quiet"))
          ],
        ]
      }
    }
    return .table(
      Table(
        caption: "Early warning: raised where both windows burn faster than the threshold",
        columns: columns, rows: rows))
  }
}

extension BudgetReading.BurnWindow {
  /// For heads of columns.
  fileprivate var words: String {
    switch self {
    case .quarter: "quarter"
    case .fourWeeks: "28 days"
    case .week: "7 days"
    }
  }
}
