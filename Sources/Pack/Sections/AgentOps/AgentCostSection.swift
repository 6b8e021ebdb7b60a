import Checks
import Figures
import Model

/// What the models cost more than in the week before, split into price, volume and mix.
struct AgentCostSection: Section {
  let id = "agent-costs"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let workflows: [AgentWorkflow?] = [nil] + context.shownWorkflows
    let rows = workflows.compactMap { row($0, context) }
    guard !rows.isEmpty else { return [.text("This build has no figure of what agents cost.")] }
    let columns = [
      Table.Column("Workflow"), Table.Column("Spend", isNumeric: true), Table.Column("Variation"),
      Table.Column("Tokens: change", isNumeric: true), Table.Column("Price", isNumeric: true),
      Table.Column("Volume", isNumeric: true), Table.Column("Mix", isNumeric: true),
      Table.Column("Unpriced tokens", isNumeric: true),
    ]
    return [
      .table(
        Table(
          caption: "Spend of \(context.judgedWeek), and the token cost against the week before",
          columns: columns, rows: rows)),
      .text(
        .text(
          "Price: the same tokens at the new rate. Volume: more tokens at the old average. Mix: other "
            + "models, other shares of input, output and cache. The three add up to the change. A "
            + "spike is a week outside of the limits of its series.")),
    ] + spikes(context)
  }

  private func row(_ workflow: AgentWorkflow?, _ context: PackContext) -> [[Inline]]? {
    let own = workflow.map { [FigureLabel("workflow", $0.id)] } ?? []
    func figure(_ id: String, _ labels: [FigureLabel] = []) -> Figure? {
      context.now.figures.figure(
        Figure.name(id, (own + labels).sorted()), .week(context.judgedWeek))
    }
    guard let spend = figure("kpi.spend") else { return nil }
    let parts = CostChange.Part.allCases.map { part in
      figure("kpi.cost_change", [FigureLabel("part", part.rawValue)])
    }
    return [
      workflow.map { [context.workflowLink($0.id)] } ?? [.bold("all")], [.figure(spend, .value)],
      [.mark(StatusMark(spend.reading?.variation ?? .unknown))],
    ]
      + ([figure("kpi.cost_change")] + parts + [figure("kpi.unpriced_tokens")]).map { figure in
        [figure.map { .figure($0, .value) } ?? "–"]
      }
  }

  /// Each workflow whose spend left its limits, with the part that moved most.
  private func spikes(_ context: PackContext) -> [Block] {
    let items = context.shownWorkflows.compactMap { workflow -> [Inline]? in
      let week = Period.week(context.judgedWeek)
      guard
        let spend = WorkflowFigures.figure("kpi.spend", workflow.id, week, in: context),
        spend.reading?.variation == .worse
      else { return nil }
      let parts = CostChange.Part.allCases.compactMap { part -> (String, Figure)? in
        WorkflowFigures.figure(
          "kpi.cost_change", workflow.id, week, in: context,
          [FigureLabel("part", part.rawValue)]
        ).map { (part.rawValue, $0) }
      }
      let most = parts.max { ($0.1.value ?? 0) < ($1.1.value ?? 0) }
      return [
        context.workflowLink(workflow.id), ": ", .mark(StatusMark(.attention, "spike")), ", ",
        .figure(spend, .value),
      ]
        + (most.map { [.text(", most of the change by \($0.0) ("), .figure($0.1, .value), ")."] }
          ?? ["."])
    }
    return items.isEmpty ? [.text("No spike.")] : [.bullets(items)]
  }
}
