import Checks
import Figures
import Model

/// How the workflows were chosen: ranked by five scores, with the volume that they need.
struct WorkflowSelectionSection: Section {
  let id = "workflow-selection"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .workflows) { return [absence] }
    let ranked = WorkflowRanking.of(context.facts.workflows)
    guard !ranked.isEmpty else { return [.text("No workflow was scored.")] }
    let findings = context.index.findingsByCheck["too-many-workflows-selected"] ?? []
    return [verdict(ranked), rule, table(ranked, context)]
      + FindingTable.blocks(findings, context, caption: "Findings about the choice")
  }

  private func verdict(_ ranked: [WorkflowRanking]) -> Block {
    let chosen = ranked.filter(\.workflow.isSelected)
    let limit = TooManyWorkflowsSelected.limit
    let names = chosen.map { item in
      "\(item.workflow.id) (\(item.rank.map { "rank \($0)" } ?? "not ranked"))"
    }
    let tone: StatusMark.Tone = chosen.count > limit ? .attention : .good
    let list = names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
    return .text(
      .mark(StatusMark(tone, "\(chosen.count) selected")),
      .text(" of \(limit) at most\(list)."))
  }

  private var rule: Block {
    .text(
      .text(
        "Each score is 1 to 5, 5 speaks most for it; 5 of the error cost is the cheapest mistake. "
          + "The first cycle has two workflows at most, with \(WorkflowRanking.volume) units a month "
          + "or more each."))
  }

  private func table(_ ranked: [WorkflowRanking], _ context: PackContext) -> Block {
    let columns =
      [Table.Column("Rank", isNumeric: true), Table.Column("Workflow")]
      + WorkflowScore.all.map { Table.Column($0.title, isNumeric: true) }
      + [
        Table.Column("Sum", isNumeric: true), Table.Column("Units a month"),
        Table.Column("Selected"), Table.Column("Where"),
      ]
    let rows: [[[Inline]]] = ranked.map { item in
      let workflow = item.workflow
      return [
        [item.rank.map { .text("\($0)") } ?? "–"], [context.workflowLink(workflow.id)],
      ]
        + WorkflowScore.all.map { [.text(WorkflowScore.text(workflow.scores[keyPath: $0.score]))] }
        + [
          [sum(item)], volume(workflow),
          [
            workflow.isSelected
              ? .mark(StatusMark(.good, "selected")) : .mark(StatusMark(.neutral, "not selected"))
          ],
          [.source(workflow.source)],
        ]
    }
    return .table(
      Table(caption: "The workflows by the sum of their scores", columns: columns, rows: rows))
  }

  private func sum(_ item: WorkflowRanking) -> Inline {
    guard let sum = item.sum else {
      return .mark(StatusMark(.unknown, "\(item.missing) not scored"))
    }
    return .text("\(sum) of \(WorkflowScore.all.count * 5)")
  }

  private func volume(_ workflow: Workflow) -> [Inline] {
    guard let volume = workflow.monthlyVolume else {
      return [.mark(StatusMark(.unknown, "not estimated"))]
    }
    let mark =
      volume >= WorkflowRanking.volume
      ? StatusMark(.good, "enough") : StatusMark(.attention, "too few")
    return [.text("\(volume) "), .mark(mark)]
  }
}

/// A workflow's place among those that were scored.
struct WorkflowRanking {
  /// Units a month that a workflow of the first cycle has at least.
  static let volume = 200

  let workflow: Workflow
  /// From 1; workflows of one sum share a rank. nil without all five scores.
  let rank: Int?
  let sum: Int?
  /// Scores that nobody gave.
  let missing: Int

  /// The highest sum first, then the larger volume, then by id; those without a sum come last.
  static func of(_ workflows: [Workflow]) -> [WorkflowRanking] {
    let scored = workflows.map { workflow in
      (workflow, WorkflowScore.all.compactMap { workflow.scores[keyPath: $0.score] })
    }
    let sums: [(workflow: Workflow, sum: Int?, missing: Int)] = scored.map { workflow, scores in
      let missing = WorkflowScore.all.count - scores.count
      return (workflow, missing == 0 ? scores.reduce(0, +) : nil, missing)
    }
    let sorted = sums.sorted { left, right in
      if left.sum != right.sum { return (left.sum ?? -1) > (right.sum ?? -1) }
      let (first, second) = (left.workflow.monthlyVolume ?? -1, right.workflow.monthlyVolume ?? -1)
      if first != second { return first > second }
      return left.workflow.id.utf8.lexicographicallyPrecedes(right.workflow.id.utf8)
    }
    return sorted.map { item in
      let rank = item.sum.map { sum in sorted.count { ($0.sum ?? -1) > sum } + 1 }
      return WorkflowRanking(
        workflow: item.workflow, rank: rank, sum: item.sum, missing: item.missing)
    }
  }
}
