import Checks
import Figures
import Model

/// The month's figures of each workflow: how much, how well, how often people had to step in.
struct AutonomyQualitySection: Section {
  let id = "autonomy-quality"

  private static let columns = [
    ("Defect rate", "kpi.defect_rate"), ("Escape rate", "kpi.escape_rate"),
    ("Escalation rate", "kpi.escalation_rate"), ("Cost per unit", "kpi.cost_per_unit"),
    ("Sampling", "kpi.sampling_rate"), ("Log complete", "kpi.audit_completeness"),
  ]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let workflows = context.now.record.agentWork.workflows
    guard !workflows.isEmpty else {
      return [context.absence(of: .actions) ?? .text("No workflow is in the record.")]
    }
    var cells = FigureCells(context)
    let rows = workflows.map { workflow in
      [[.text(workflow.id)]]
        + Self.columns.map {
          cells.cell($0.1, [FigureLabel("workflow", workflow.id)], document)
        }
    }
    let columns =
      [Table.Column("Workflow")] + Self.columns.map { Table.Column($0.0, isNumeric: true) }
    return [
      .table(
        Table(
          caption: "Quality, overrides and cost in \(document.period?.description ?? "")",
          columns: columns, rows: rows))
    ] + cells.blocks + [
      .text(
        "Complaints have no record of their own: what customers found stands in the escape rate.")
    ]
  }
}
