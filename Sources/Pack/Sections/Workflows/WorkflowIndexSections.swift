import Checks
import Figures
import Model

/// Every workflow in a row: what it may do, and how it did.
struct WorkflowIndexSection: Section {
  let id = "workflow-index"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let workflows = context.agentWork.workflows
    guard !workflows.isEmpty else {
      return [context.absence(of: .workflows) ?? .text("No workflow is on record.")]
    }
    let columns = [
      Table.Column("Workflow"), Table.Column("Unit"), Table.Column("Lane"), Table.Column("Owner"),
      Table.Column("Units", isNumeric: true), Table.Column("Cost per unit", isNumeric: true),
      Table.Column("Defect rate", isNumeric: true), Table.Column("Drift"),
      Table.Column("Findings", isNumeric: true),
    ]
    let rows: [[[Inline]]] = workflows.map { workflow in
      let figures = ["kpi.throughput", "kpi.cost_per_unit"].map { id in
        WorkflowFigures.figure(id, workflow.id, .week(context.judgedWeek), in: context)
      }
      let defects = context.matureWeek.flatMap {
        WorkflowFigures.figure("kpi.defect_rate", workflow.id, .week($0), in: context)
      }
      return [
        [context.workflowLink(workflow.id)], [.stated(workflow.policy?.unit)],
        WorkflowState.lane(workflow, context), [.stated(workflow.policy?.owner)],
      ] + (figures + [defects]).map { [$0.map { .figure($0, .value) } ?? "–"] } + [
        [workflow.drift.map { .mark(DriftWords.mark($0)) } ?? "–"],
        [.text(String(context.index.findings[workflow.id]?.count ?? 0))],
      ]
    }
    let mature = context.matureWeek.map { ", defects and drift of \($0)" } ?? ""
    return [
      .table(
        Table(
          caption: "Units and cost of \(context.judgedWeek)\(mature)", columns: columns,
          rows: rows))
    ]
  }
}

/// The five questions that a workflow is chosen by.
enum WorkflowScore {
  typealias Score = any KeyPath<Workflow.Scores, Int?> & Sendable

  static let all: [(title: String, question: String, score: Score)] = [
    ("Clear unit", "Is it clear what one unit of value is?", \.clearUnit),
    ("Volume", "Are there many, 200 a month or more?", \.volume),
    ("Error cost", "How cheap is a mistake? 5 is the cheapest", \.errorCost),
    ("Documents", "Is it written down how it is done?", \.documentation),
    ("Instrumentable", "Is it easy to measure?", \.instrumentable),
  ]

  static func text(_ score: Int?) -> String { score.map { "\($0)" } ?? "–" }
}

/// Which lane a workflow is in, and whether it is switched on.
enum WorkflowState {
  static func lane(_ workflow: AgentWorkflow, _ context: PackContext) -> [Inline] {
    let lane = workflow.policy?.lane?.rawValue ?? "–"
    guard !context.disabling(of: workflow.id).isEmpty else { return [.text(lane)] }
    return [.text("\(lane) "), .mark(StatusMark(.attention, "disabled"))]
  }
}
