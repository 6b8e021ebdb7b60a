import Checks
import Figures
import Model

/// Three numbers for each scope: the budget, what is spent of it, what is left.
struct RiskSummarySection: Section {
  let id = "risk-summary"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record)
    guard !scopes.isEmpty else {
      return [context.absence(of: .riskBudget) ?? .text("No scope has a risk budget.")]
    }
    let columns = [
      Table.Column("Scope"), Table.Column("Of"), Table.Column("Budget", isNumeric: true),
      Table.Column("Spent", isNumeric: true), Table.Column("Left", isNumeric: true),
      Table.Column("Used", isNumeric: true), Table.Column("Used up"),
    ]
    let rows = scopes.flatMap { scope in
      [scope.impact, scope.spend].map { row(scope, $0, context) }
    }
    return [
      .table(
        Table(
          caption: "\(context.currentQuarter), as of now: budget, spent, left", columns: columns,
          rows: rows))
    ]
  }

  private func row(
    _ scope: RiskBudgetReading, _ reading: BudgetReading, _ context: PackContext
  ) -> [[Inline]] {
    let unit = RiskText.unit(of: reading, scope)
    let figure = context.now.figures.figure(
      Figure.name("risk.\(reading.kind)_consumed", [FigureLabel("scope", scope.scope.id)]),
      .instant(context.asOf))
    let what = reading.kind == .impact ? "customer impact" : "remediation"
    guard let budget = reading.budget else {
      let why = reading.absence ?? "no budget"
      return [
        [.text(scope.scope.id)], [.text(what)], [.mark(StatusMark(.unknown, "no data"))],
        [.text(FigureText.value(reading.consumed, unit: unit))], ["–"], ["–"], [.text(why)],
      ]
    }
    return [
      [.text(scope.scope.id)], [.text(what)], [.text(FigureText.value(budget, unit: unit))],
      [.text(FigureText.value(reading.consumed, unit: unit) + (reading.gap == nil ? "" : "+"))],
      [.text(FigureText.value(budget - reading.consumed, unit: unit))],
      [figure.map { .figure($0, .value) } ?? "–"], RiskText.exhaustion(reading),
    ]
  }
}
