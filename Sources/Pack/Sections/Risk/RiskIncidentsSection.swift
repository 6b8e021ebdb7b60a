import Checks
import Figures
import Model

/// The incidents that spent the impact budget, the costliest first.
struct RiskIncidentsSection: Section {
  let id = "risk-incidents"
  static let limit = 25

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    RiskBudgetReading.all(in: context.now.record).flatMap { scope -> [Block] in
      let heading = Block.heading(3, [.text(scope.scope.id)])
      guard !scope.incidents.isEmpty else {
        return [heading, .text("No incident of the quarter has impact.")]
      }
      return [heading, table(scope, context)] + rest(scope)
    }
  }

  private func table(_ scope: RiskBudgetReading, _ context: PackContext) -> Block {
    let columns = [
      Table.Column("Incident"), Table.Column("Severity"), Table.Column("Services"),
      Table.Column("Minutes", isNumeric: true), Table.Column("Of the budget", isNumeric: true),
      Table.Column("Owes"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = scope.incidents.prefix(Self.limit).map { item in
      [
        [.text(item.incident.id)], [.stated(item.incident.severity?.name)],
        [.text(item.incident.services.joined(separator: ", "))],
        [.text(FigureText.value(item.minutes, unit: .minutes))],
        [.stated(item.share.map { FigureText.value($0, unit: .ratio) })],
        item.isLarge ? [.mark(StatusMark(.attention, "postmortem with a P0 action"))] : ["–"],
        [.source(item.incident.source)],
      ]
    }
    return .table(
      Table(
        caption: "SEV-2-equivalent minutes of \(scope.scope.id) in \(scope.quarter), by incident",
        columns: columns, rows: rows))
  }

  private func rest(_ scope: RiskBudgetReading) -> [Block] {
    let net = FigureText.value(scope.impact.consumed, unit: .minutes)
    let gross = FigureText.value(scope.grossMinutes, unit: .minutes)
    var text = "Together \(gross); overlapping incidents of one service counted once: \(net)."
    let more = scope.incidents.count - Self.limit
    if more > 0 { text += " \(Count.of(more, "smaller incident")) not shown." }
    return [.text(.text(text))]
  }
}
