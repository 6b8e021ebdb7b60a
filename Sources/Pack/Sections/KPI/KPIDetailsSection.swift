import Figures
import Model

/// Each figure of the page with its chart, its weeks and its definition.
struct KPIDetailsSection: Section {
  let id = "kpi-details"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    var seen: Set<String> = []
    return KPIEntry.all(in: context).flatMap { entry -> [Block] in
      guard seen.insert(entry.figure.name).inserted,
        let chart = FigureChart.chart(entry.figure.name, in: context)
      else { return [] }
      return [.heading(3, [.text(context.title(of: entry.figure))]), .chart(chart)]
        + definition(of: entry.figure, context)
    }
  }

  private func definition(of figure: Figure, _ context: PackContext) -> [Block] {
    guard let definition = context.definition(of: figure.id) else { return [] }
    return [
      .paragraph([
        .text("\(definition.summary) Formula: \(definition.formula). "),
        .link(
          [.text("Definition, evidence and what was left out of \(definition.title)")],
          .page(context.paths.figure(figure.id))), ".",
      ])
    ]
  }
}
