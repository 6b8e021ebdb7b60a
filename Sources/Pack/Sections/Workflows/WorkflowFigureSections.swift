import Checks
import Figures
import Model

/// The workflow's figures of the judged week, and what they say.
struct WorkflowWeekSection: Section {
  let id = "workflow-week"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let figures = WorkflowFigures.figures(WorkflowFigures.week, of: workflow, in: context)
    let beside = WorkflowFigures.figures(WorkflowFigures.beside, of: workflow, in: context)
    guard !figures.isEmpty else { return [.text("This build has no figure of it.")] }
    let items = WorkflowWords.items(workflow, context)
    return (items.isEmpty ? [] : [.bullets(items)]) + [
      .kpiTable(figures, "\(context.judgedWeek)", context, within: workflow.id),
      .kpiTable(beside, "Beside them", context, within: workflow.id),
    ]
  }
}

/// Its main series, one chart each.
struct WorkflowChartsSection: Section {
  let id = "workflow-charts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let charts = WorkflowCharts.all(of: workflow, in: context)
    guard !charts.isEmpty else { return [.text("There is no weekly series for it.")] }
    return charts.flatMap { [.heading(3, [.text($0.title)]), .chart($0)] }
  }
}

/// By model, prompt version and lane, in the quarter to date.
struct WorkflowSlicesSection: Section {
  let id = "workflow-slices"

  private static let columns: [(title: String, id: String)] = [
    ("Units", "kpi.throughput"), ("Cycle time, median", "kpi.cycle_time"),
    ("Defect rate", "kpi.defect_rate"), ("Escalation rate", "kpi.escalation_rate"),
    ("Cost per unit", "kpi.cost_per_unit"), ("Spend", "kpi.spend"),
    ("Replayable", "kpi.audit_completeness"),
  ]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let kinds: [(AgentScopes.Kind, String)] = [
      (.model, "Model"), (.prompt, "Prompt version"), (.lane, "Lane"),
    ]
    let tables = kinds.compactMap { kind, title in table(kind, title, workflow, context) }
    return tables.isEmpty ? [.text("The log names no model, prompt or lane of it.")] : tables
  }

  private func table(
    _ kind: AgentScopes.Kind, _ title: String, _ workflow: AgentWorkflow, _ context: PackContext
  ) -> Block? {
    let scopes = context.agentWork.scopes.all.filter {
      $0.kind == kind && $0.workflow == workflow.id
    }
    guard !scopes.isEmpty else { return nil }
    let rows: [[[Inline]]] = scopes.map { scope in
      [[.code(scope.value ?? "–")]]
        + Self.columns.map { column in
          let name = Figure.name(column.id, scope.labels)
          let figure = context.now.figures.figure(name, context.currentQuarter)
          return [figure.map { .figure($0, .value) } ?? "–"]
        }
    }
    let columns =
      [Table.Column(title)] + Self.columns.map { Table.Column($0.title, isNumeric: true) }
    return .table(
      Table(
        caption: "\(context.currentQuarter) to date, by \(title.lowercased())", columns: columns,
        rows: rows))
  }
}

/// How well each field of the log is filled, and how far it reaches.
struct WorkflowLogSection: Section {
  let id = "workflow-log"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let fields = AuditField.allCases.compactMap { field in row(field.path, workflow, context) }
    guard !fields.isEmpty else { return [.text("No action of it is logged in this quarter.")] }
    let columns = [
      Table.Column("Field"), Table.Column("\(context.judgedWeek)", isNumeric: true),
      Table.Column("\(context.currentQuarter) to date", isNumeric: true),
    ]
    return [
      .text(
        .text(
          "Of the actions that need a field, those that have it. An action that lacks one cannot be "
            + "replayed.")),
      .table(
        Table(
          caption: "Field coverage of the log",
          columns: columns, rows: (row(nil, workflow, context).map { [$0] } ?? []) + fields)),
    ] + gap(workflow, context)
  }

  /// nil for a field that no action needs. `nil` for all fields together.
  private func row(
    _ field: String?, _ workflow: AgentWorkflow, _ context: PackContext
  ) -> [[Inline]]? {
    let labels = field.map { [FigureLabel("field", $0)] } ?? []
    let figures = [Period.week(context.judgedWeek), context.currentQuarter].map { period in
      WorkflowFigures.figure("kpi.field_coverage", workflow.id, period, in: context, labels)
    }
    guard figures.contains(where: { $0 != nil }) else { return nil }
    return [field.map { [.code($0)] } ?? [.bold("all fields")]]
      + figures.map { figure in
        guard let figure else { return ["–"] }
        guard let top = figure.numerator, let bottom = figure.denominator, figure.value != nil
        else { return [.figure(figure, .full)] }
        // Why a quarter is partial is the same for every field, and said once.
        return [.figure(figure, .value), .text(" (\(top)/\(bottom))")]
      }
  }

  private func gap(_ workflow: AgentWorkflow, _ context: PackContext) -> [Block] {
    let quarter = WorkflowFigures.figure(
      "kpi.field_coverage", workflow.id, context.currentQuarter, in: context)
    guard case .partial(let why)? = quarter?.status else { return [] }
    return [.text(.text("\(context.currentQuarter) is partial: \(why)."))]
  }
}
