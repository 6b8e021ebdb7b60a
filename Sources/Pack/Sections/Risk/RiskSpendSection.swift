import Checks
import Figures
import Model

/// What was spent on mending, and what the hours cost.
struct RiskSpendSection: Section {
  let id = "risk-spend"
  static let limit = 40

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record)
    guard !scopes.isEmpty else { return [.text("No scope has a risk budget.")] }
    return scopes.flatMap { scope -> [Block] in
      [.heading(3, [.text("\(scope.scope.id), remediation")])] + entries(scope, context)
    }
  }

  private func entries(_ scope: RiskBudgetReading, _ context: PackContext) -> [Block] {
    let window = scope.window.quarter.lowerBound...scope.window.asOf
    let entries = scope.scopeSpend.accruals.filter { window.contains($0.at) }
    guard !entries.isEmpty else { return [.text("Nothing was spent on remediation.")] }
    let columns = [
      Table.Column("Day"), Table.Column("For"), Table.Column("Amount", isNumeric: true),
      Table.Column("Made of"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = entries.prefix(Self.limit).map { entry in
      [
        [.date(context.facts.zone.date(of: entry.at))], [.text(entry.evidence.record)],
        [.text(FigureText.value(entry.amount, unit: .money(scope.currency)))],
        [.stated(entry.evidence.detail)], [.source(entry.evidence.source)],
      ]
    }
    let table = Block.table(
      Table(
        caption: "Remediation of \(scope.scope.id) in \(scope.quarter)", columns: columns,
        rows: rows))
    let gap = scope.spend.gap.map { [Block.callout(.warning, [.text(.text("Not all: \($0)."))])] }
    return [table] + (gap ?? [])
  }
}
