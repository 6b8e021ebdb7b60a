import Checks
import Figures
import Model

/// The six KPIs, a row a workflow.
struct AgentKPIsSection: Section {
  let id = "agent-kpis"

  private static let columns: [(title: String, id: String)] = [
    ("Units", "kpi.throughput"), ("Cycle time, median", "kpi.cycle_time"),
    ("P90", "kpi.cycle_time_p90"), ("Escalated", "kpi.escalation_rate"),
    ("Cost per unit", "kpi.cost_per_unit"), ("Replayable", "kpi.audit_completeness"),
    ("Sampled", "kpi.sampling_rate"),
  ]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let workflows = context.shownWorkflows
    guard !workflows.isEmpty else { return [.text("No workflow is on record.")] }
    let mature = context.matureWeek
    let columns =
      [Table.Column("Workflow")]
      + Self.columns.map { Table.Column($0.title, isNumeric: true) }
      + [
        Table.Column("Defects\(mature.map { ", \($0)" } ?? "")", isNumeric: true),
        Table.Column("Drift"),
      ]
    let rows: [[[Inline]]] = workflows.map { workflow in
      let figures = Self.columns.map { column in
        WorkflowFigures.figure(column.id, workflow.id, .week(context.judgedWeek), in: context)
      }
      let defects = mature.flatMap {
        WorkflowFigures.figure("kpi.defect_rate", workflow.id, .week($0), in: context)
      }
      return [[context.workflowLink(workflow.id)]]
        + (figures + [defects]).map { cell($0) }
        + [[workflow.drift.map { .mark(DriftWords.mark($0)) } ?? "–"]]
    }
    let rest = context.agentWork.workflows.count - workflows.count
    let more: [Block] =
      rest > 0
      ? [
        .text(
          .text("\(Count.of(rest, "workflow")) more: see the "),
          .link(["workflows"], .page("workflows/")), ".")
      ] : []
    return [
      .table(
        Table(
          caption: "The KPIs of \(context.judgedWeek) by workflow", columns: columns, rows: rows))
    ] + more + [
      .text(
        "With their weeks, limits and targets: ",
        .link(["weekly KPI page"], .page("kpi/\(context.judgedWeek)/")), ".")
    ]
  }

  private func cell(_ figure: Figure?) -> [Inline] {
    guard let figure else { return ["–"] }
    let isNews = figure.reading?.variation == .worse || figure.verdict == .missed
    return isNews
      ? [
        .figure(figure, .value), " ",
        .mark(
          StatusMark(
            .attention, figure.reading?.variation == .worse ? "worse" : "missed")),
      ]
      : [.figure(figure, .value)]
  }
}
