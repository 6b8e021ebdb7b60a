import Checks
import Figures
import Model

/// The weeks of a figure: the company's as a chart, each narrowing in a row.
struct FigureSeriesSection: Section {
  let id = "figure-series"
  /// How many narrowings get a chart of their own; the others are rows.
  static let chartLimit = 6

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .figure(let id) = document.subject else { return [] }
    let names = weeklyNames(of: id, context)
    guard !names.isEmpty else { return [.text("It has no weekly series.")] }
    let charts = names.prefix(Self.chartLimit).compactMap { name in
      FigureChart.chart(name, in: context).map { (name, $0) }
    }
    var blocks = charts.flatMap { name, chart -> [Block] in
      names.count == 1 ? [.chart(chart)] : [.heading(3, [.code(name)]), .chart(chart)]
    }
    if names.count > Self.chartLimit { blocks.append(table(names, context)) }
    return blocks
  }

  /// In the order of the figures: without labels first.
  private func weeklyNames(of id: String, _ context: PackContext) -> [String] {
    var names: [String] = []
    for figure in context.now.figures.figures(of: id) {
      if case .week = figure.period, figure.name != names.last { names.append(figure.name) }
    }
    return names
  }

  /// The last weeks of every narrowing, a row each.
  private func table(_ names: [String], _ context: PackContext) -> Block {
    let weeks = context.weeks.suffix(6)
    let rows: [[[Inline]]] = names.map { name in
      [[.code(name)]]
        + weeks.map { week in
          let figure = context.now.figures.figure(name, .week(week))
          return [.text(figure.map(FigureText.short) ?? "–")]
        }
    }
    let columns =
      [Table.Column("Figure")]
      + weeks.map { Table.Column($0.description, isNumeric: true) }
    return .table(
      Table(caption: "Every narrowing in its last weeks", columns: columns, rows: rows))
  }
}
