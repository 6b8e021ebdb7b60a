import Checks
import Figures
import Model

/// The metrics of the operating model against their targets, on one screen.
struct ScorecardSection: Section {
  let id = "scorecard"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let table = Table(
      caption:
        "Figures of \(context.judgedWeek) beside the week before, readings of now beside "
        + "those of the last review",
      columns: [
        Table.Column("Figure"), Table.Column("Period"), Table.Column("Value", isNumeric: true),
        Table.Column("Before", isNumeric: true), Table.Column("Target", isNumeric: true),
        Table.Column("Verdict"), Table.Column("Owner"),
      ],
      rows: Scorecard.figures(in: context).map { row($0, context) })
    return [.table(table)]
  }

  private func row(_ figure: Figure, _ context: PackContext) -> [[Inline]] {
    let title = context.title(of: figure)
    let target = figure.target.map { $0.text(unit: figure.unit) } ?? "–"
    return [
      [.link([.text(title)], .page(context.paths.figure(figure.id)))],
      [.text(periodName(figure.period))],
      [.figure(figure, .full)],
      [.text(before(figure, context))],
      [.text(target)],
      verdict(figure),
      [.stated(figure.target?.owner)],
    ]
  }

  /// Against the target; without one, the rung of the published ladder.
  private func verdict(_ figure: Figure) -> [Inline] {
    if figure.target != nil { return [.mark(StatusMark(figure))] }
    return [figure.band.map { .mark(StatusMark($0)) } ?? "–"]
  }

  private func before(_ figure: Figure, _ context: PackContext) -> String {
    guard case .instant = figure.period else {
      return figure.previous.map { FigureText.value($0, unit: figure.unit) } ?? "–"
    }
    let old = context.before.figures.figure(figure.name, .instant(context.before.asOf))
    return old?.value.map { FigureText.value($0, unit: figure.unit) } ?? "–"
  }

  private func periodName(_ period: Period) -> String {
    if case .instant = period { "now" } else { period.description }
  }
}
