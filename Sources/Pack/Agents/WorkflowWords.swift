import Figures
import Model

/// What a workflow's numbers say, in sentences.
enum WorkflowWords {
  /// Cost, defects, drift and sampling of the judged week, one item each.
  static func items(_ workflow: AgentWorkflow, _ context: PackContext) -> [[Inline]] {
    [
      cost(workflow, context),
      workflow.drift.map { [.bold("Drift"), " – "] + DriftWords.sentences($0, context) } ?? [],
      sampling(workflow, context),
    ].filter { !$0.isEmpty }
  }

  /// What a unit cost, and what most of it was for.
  private static func cost(_ workflow: AgentWorkflow, _ context: PackContext) -> [Inline] {
    let week = Period.week(context.judgedWeek)
    guard
      let total = WorkflowFigures.figure("kpi.cost_per_unit", workflow.id, week, in: context),
      total.value != nil
    else { return [] }
    let parts = [("token", "tokens"), ("tool", "tool calls"), ("review", "people's time")]
      .compactMap { id, words -> [Inline]? in
        WorkflowFigures.figure("kpi.\(id)_cost_per_unit", workflow.id, week, in: context)
          .map { [.text("\(words) "), .figure($0, .value)] }
      }
    return [.bold("Cost"), " – a unit cost ", .figure(total, .value), ": "]
      + Inline.joined(parts) + (total.status == .ok ? ["."] : [.text(gap(total))])
  }

  private static func gap(_ figure: Figure) -> String {
    figure.status.reason.map { "; not all: \($0)." } ?? "."
  }

  /// What the reviews of the week prove.
  private static func sampling(_ workflow: AgentWorkflow, _ context: PackContext) -> [Inline] {
    guard let size = SampleSize(workflow, context) else { return [] }
    return [.bold("Sampling"), .text(" – \(size.proof.words).")]
  }
}
