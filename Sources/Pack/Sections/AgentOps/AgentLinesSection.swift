import Checks
import Figures
import Model

/// A line for each workflow: what the weekly review needs to know of agents.
struct AgentLinesSection: Section {
  let id = "agent-lines"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let workflows = context.shownWorkflows
    guard !workflows.isEmpty else {
      return [context.absence(of: .actions) ?? .text("No workflow is on record.")]
    }
    let columns = [
      Table.Column("Workflow"), Table.Column("Lane"), Table.Column("Units", isNumeric: true),
      Table.Column("Cost per unit", isNumeric: true),
      Table.Column("Defect rate", isNumeric: true), Table.Column("Drift"),
      Table.Column("Findings", isNumeric: true),
    ]
    let rows: [[[Inline]]] = workflows.map { workflow in
      let week = Period.week(context.judgedWeek)
      let figures = [
        WorkflowFigures.figure("kpi.throughput", workflow.id, week, in: context),
        WorkflowFigures.figure("kpi.cost_per_unit", workflow.id, week, in: context),
        context.matureWeek.flatMap {
          WorkflowFigures.figure("kpi.defect_rate", workflow.id, .week($0), in: context)
        },
      ]
      return [[context.workflowLink(workflow.id)], WorkflowState.lane(workflow, context)]
        + figures.map { [$0.map { .figure($0, .value) } ?? "–"] }
        + [
          [workflow.drift.map { .mark(DriftWords.mark($0)) } ?? "–"],
          [.text(String(context.index.findings[workflow.id]?.count ?? 0))],
        ]
    }
    let mature = context.matureWeek.map { ", defects and drift of \($0)" } ?? ""
    return [
      .table(
        Table(
          caption: "Agents by workflow: \(context.judgedWeek)\(mature)", columns: columns,
          rows: rows)),
      .text(
        "More: ", .link(["Agent Ops Review"], .page("agent-ops/\(context.judgedWeek)/")), "."),
    ]
  }
}
