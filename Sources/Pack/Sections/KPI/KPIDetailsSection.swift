import Figures
import Model

/// Each figure of the page with its chart, its weeks and its definition.
struct KPIDetailsSection: Section {
  let id = "kpi-details"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    var seen: Set<String> = []
    return KPIGroup.all(in: context).flatMap { group -> [Block] in
      if let workflow = group.workflow { return charts(of: workflow, context) }
      return group.figures(in: context).flatMap { figure -> [Block] in
        guard seen.insert(figure.name).inserted,
          let chart = FigureChart.chart(figure.name, in: context)
        else { return [] }
        return [.heading(3, [.text(context.title(of: figure))]), .chart(chart)]
          + definition(of: figure, context)
      }
    }
  }

  /// Without the definitions: they are the same for every workflow.
  private func charts(of workflow: AgentWorkflow, _ context: PackContext) -> [Block] {
    WorkflowCharts.all(of: workflow, in: context).flatMap { chart in
      [.heading(3, [.text(chart.title)]), .chart(chart)]
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
