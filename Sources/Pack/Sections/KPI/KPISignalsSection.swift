import Figures
import Model

/// Every rule that fired this week, whether it is explained, and by what.
struct KPISignalsSection: Section {
  let id = "kpi-signals"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let entries = KPIEntry.all(in: context).filter(\.hasSignal)
    guard !entries.isEmpty else {
      let judged = KPIEntry.all(in: context).count { $0.figure.reading?.limits != nil }
      return [
        .text(
          judged == 0
            ? "No series is long enough for limits yet, so no signal can be told from noise."
            : "No signal: all \(judged) series with limits vary as they always do.")
      ]
    }
    let columns = [
      Table.Column("Figure"), Table.Column("Value", isNumeric: true),
      Table.Column("Routine range", isNumeric: true), Table.Column("Rule"),
      Table.Column("Reads as"), Table.Column("Owner"), Table.Column("Explanation"),
    ]
    return [
      .table(
        Table(
          caption: "Signals of \(context.judgedWeek)", columns: columns,
          rows: entries.map { row($0.figure, context) }))
    ]
  }

  private func row(_ figure: Figure, _ context: PackContext) -> [[Inline]] {
    let reading = figure.reading ?? SeriesReading()
    let limits = reading.limits.map { limits in
      FigureText.value(limits.lower, unit: figure.unit) + " to "
        + FigureText.value(limits.upper, unit: figure.unit)
    }
    return [
      [.link([.text(context.title(of: figure))], .page(context.paths.figure(figure.id)))]
        + (figure.period == .week(context.judgedWeek) ? [] : [.text(", \(figure.period)")]),
      [.figure(figure, .full)], [.stated(limits)],
      [.text(reading.signals.map(\.words).joined(separator: "; "))],
      [.mark(StatusMark(reading.variation))], [.stated(figure.target?.owner)],
      explanation(of: figure, context),
    ]
  }

  /// A decision or minutes since the week's start that name the figure.
  private func explanation(of figure: Figure, _ context: PackContext) -> [Inline] {
    let monday = context.judgedWeek.monday
    let decision = context.facts.decisions.first { decision in
      decision.date.map { $0 >= monday } ?? false
        && (decision.measures.contains(figure.id) || decision.body.contains(figure.id))
    }
    if let decision { return [context.decisionLink(decision.id)] }
    let minutes = context.facts.minutes.first { $0.date >= monday && $0.body.contains(figure.id) }
    if let minutes { return [.source(minutes.source)] }
    return ["still investigating"]
  }
}
