import Checks
import Figures
import Model

/// The weekly series of a workflow, drawn.
enum WorkflowCharts {
  /// In the order of its table; the cost of a unit by what it is for. None of a workflow of which the
  /// log has no line.
  static func all(of workflow: AgentWorkflow, in context: PackContext) -> [Chart] {
    if workflow.logged == nil { return [] }
    return WorkflowFigures.charts.compactMap { id in
      id == "kpi.cost_per_unit"
        ? costParts(of: workflow, in: context)
        : FigureChart.chart(
          Figure.name(id, [FigureLabel("workflow", workflow.id)]),
          id: Slug.make("\(id).\(workflow.id)"), in: context)
    }
  }

  private static let parts: [(name: String, id: String)] = [
    ("tokens", "kpi.token_cost_per_unit"), ("tool calls", "kpi.tool_cost_per_unit"),
    ("people's time", "kpi.review_cost_per_unit"),
  ]

  /// nil where no week has a cost.
  private static func costParts(of workflow: AgentWorkflow, in context: PackContext) -> Chart? {
    let current = context.judgedWeek.adding(weeks: 1)
    let weeks = context.weeks + [current]
    func figure(_ id: String, _ week: ISOWeek) -> Figure? {
      WorkflowFigures.figure(id, workflow.id, .week(week), in: context)
    }
    let layers = parts.map { part in
      StackedWeeks.Layer(
        part.name, values: weeks.map { figure(part.id, $0)?.value?.double })
    }
    guard let definition = context.definition(of: "kpi.cost_per_unit"),
      let judged = figure("kpi.cost_per_unit", context.judgedWeek),
      layers.contains(where: { $0.values.contains { $0 != nil } })
    else { return nil }
    let columns =
      [Table.Column("Week"), Table.Column("Cost per unit", isNumeric: true)]
      + parts.map { Table.Column($0.name, isNumeric: true) }
    let rows: [[[Inline]]] = weeks.map { week in
      [[.text(week.description + (week == current ? " (provisional)" : ""))]]
        + (["kpi.cost_per_unit"] + parts.map(\.id)).map { id in
          [.text(figure(id, week).map(FigureText.short) ?? "–")]
        }
    }
    return Chart(
      id: Slug.make("kpi.cost_per_unit.\(workflow.id)"),
      title: "\(definition.title), \(workflow.id)",
      takeaway: FigureTakeaway.text(definition, judged),
      form: .stackedWeeks(
        StackedWeeks(unit: judged.unit, weeks: weeks, layers: layers, provisional: current)),
      table: Table(
        caption: "What a unit of \(workflow.id) cost, week by week", columns: columns, rows: rows),
      data: FigureChart.dataLinks)
  }
}
