import Figures
import Model

/// All figures of the week with their last 13 weeks, group by group, always in the same order.
struct KPITableSection: Section {
  let id = "kpi-table"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    KPIGroup.all.flatMap { group -> [Block] in
      let figures = group.figures(in: context)
      guard !figures.isEmpty else { return [] }
      return [.heading(3, [.text(group.title)]), .kpiTable(figures, group.title, context)]
    }
  }
}

extension Block {
  /// Figures a row each: value, weeks, change, target and what the series says.
  static func kpiTable(_ figures: [Figure], _ title: String, _ context: PackContext) -> Block {
    let columns = [
      Table.Column("Figure"), Table.Column("Value", isNumeric: true), Table.Column("13 weeks"),
      Table.Column("Week over week", isNumeric: true), Table.Column("Target", isNumeric: true),
      Table.Column("Variation"), Table.Column("Assurance"), Table.Column("Owner"),
    ]
    return .table(
      Table(
        caption: "\(title): the figures with their weeks", columns: columns,
        rows: figures.map { KPIRow(figure: $0, context: context).cells }))
  }
}

/// One row of such a table.
struct KPIRow {
  let figure: Figure
  let context: PackContext

  var cells: [[Inline]] {
    [
      name, value, sparkline, change, [.text(targetText)], variation, assurance,
      [.stated(figure.target?.owner)],
    ]
  }

  private var name: [Inline] {
    [.link([.text(context.title(of: figure))], .page(context.paths.figure(figure.id)))]
      + (isWeekly ? [] : [.text(", \(periodWords)")])
  }

  private var isWeekly: Bool { if case .week = figure.period { true } else { false } }

  private var periodWords: String {
    switch figure.period {
    case .instant: "now"
    case .quarter: "\(figure.period) to date"
    case .day, .week, .month: figure.period.description
    }
  }

  private var value: [Inline] {
    guard let band = figure.band else { return [.figure(figure, .full)] }
    return [.figure(figure, .full), " ", .mark(StatusMark(band))]
  }

  private var sparkline: [Inline] {
    FigureChart.sparkline(figure.name, in: context).map { [.sparkline($0)] } ?? ["–"]
  }

  /// Only beside limits: without them a difference is noise to the eye.
  private var change: [Inline] {
    guard let limits = figure.reading?.limits, let old = figure.previous, let new = figure.value,
      case .ok = figure.status
    else { return ["–"] }
    let isInside = new.double >= limits.lower && new.double <= limits.upper
    let words = FigureText.change(from: old, to: new, unit: figure.unit)
    return [.text("\(words), \(isInside ? "within" : "outside") limits")]
  }

  private var targetText: String { figure.target.map { $0.text(unit: figure.unit) } ?? "–" }

  private var variation: [Inline] {
    guard isWeekly else { return ["–"] }
    return [.mark(StatusMark(figure.reading?.variation ?? .unknown))]
  }

  private var assurance: [Inline] {
    guard figure.target != nil else { return ["–"] }
    guard isWeekly else { return [.mark(StatusMark(figure))] }
    return [.mark(StatusMark(figure.reading?.assurance ?? .unknown))]
  }
}
