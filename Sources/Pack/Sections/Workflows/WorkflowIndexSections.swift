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

/// How the workflows were chosen: five scores each.
struct WorkflowScoresSection: Section {
  let id = "workflow-scores"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .workflows) { return [absence] }
    let workflows = context.facts.workflows
    guard !workflows.isEmpty else { return [.text("No workflow was scored.")] }
    let columns =
      [Table.Column("Workflow")]
      + WorkflowScore.all.map { Table.Column($0.title, isNumeric: true) }
      + [
        Table.Column("Units a month", isNumeric: true), Table.Column("Selected"),
        Table.Column("Where"),
      ]
    let rows: [[[Inline]]] = workflows.map { workflow in
      [[context.workflowLink(workflow.id)]]
        + WorkflowScore.all.map { [.text(WorkflowScore.text(workflow.scores[keyPath: $0.score]))] }
        + [
          [.text(workflow.monthlyVolume.map { String($0) } ?? "–")],
          [
            workflow.isSelected
              ? .mark(StatusMark(.good, "selected")) : .mark(StatusMark(.neutral, "not selected"))
          ],
          [.source(workflow.source)],
        ]
    }
    let findings = context.index.findingsByCheck["too-many-workflows-selected"] ?? []
    return [
      .text(
        .text(
          "Each 1 to 5, 5 speaks most for it; 5 of the error cost is the cheapest mistake. The first "
            + "cycle has two workflows at most, with 200 units a month or more each.")),
      .table(Table(caption: "The scores of the workflows", columns: columns, rows: rows)),
    ] + FindingTable.blocks(findings, context, caption: "Findings about the choice")
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
