import Checks
import Figures
package import Model

/// The figures of one workflow, in the order in which every page has them.
package enum WorkflowFigures {
  struct Entry: Sendable {
    let id: String
    var labels: [FigureLabel] = []
    /// Read of the last week whose defects are all known, too.
    var awaitsDefects = false
    /// Only of that week.
    var isOfMatureWeek = false
  }

  /// The six of the operating model with their parts, then what they rest on.
  static let week = [
    Entry(id: "kpi.throughput"), Entry(id: "kpi.cycle_time"), Entry(id: "kpi.cycle_time_p90"),
    Entry(id: "kpi.open_unit_age", labels: [FigureLabel("quantile", "median")]),
    Entry(id: "kpi.defect_rate", awaitsDefects: true),
    Entry(id: "kpi.escape_rate", awaitsDefects: true),
    Entry(id: "kpi.escalation_rate"), Entry(id: "kpi.cost_per_unit"),
    Entry(id: "kpi.token_cost_per_unit"), Entry(id: "kpi.tool_cost_per_unit"),
    Entry(id: "kpi.review_cost_per_unit"), Entry(id: "kpi.audit_completeness"),
    Entry(id: "kpi.audit_reconciliation"), Entry(id: "kpi.sampling_rate"),
    Entry(id: "kpi.drift_ratio", isOfMatureWeek: true),
  ]

  /// What stands apart from them.
  static let beside = [
    Entry(id: "kpi.reopened_units"), Entry(id: "kpi.cancelled_units"),
    Entry(id: "kpi.open_unit_age", labels: [FigureLabel("quantile", "p90")]),
    Entry(id: "kpi.spend"), Entry(id: "kpi.spend_outside_units"), Entry(id: "kpi.cost_difference"),
    Entry(id: "kpi.unpriced_tokens"), Entry(id: "kpi.retention"),
  ]

  /// Drawn one below the other.
  static let charts = [
    "kpi.throughput", "kpi.cycle_time", "kpi.defect_rate", "kpi.escalation_rate",
    "kpi.cost_per_unit", "kpi.audit_completeness", "kpi.sampling_rate",
  ]

  /// The judged week's figures, else the readings of now; where defects are awaited, those of the
  /// last mature week beside them.
  static func figures(
    _ entries: [Entry], of workflow: AgentWorkflow?, in context: PackContext
  ) -> [Figure] {
    entries.flatMap { entry -> [Figure] in
      let own = workflow.map { [FigureLabel("workflow", $0.id)] } ?? []
      let name = Figure.name(entry.id, (own + entry.labels).sorted())
      let mature = context.matureWeek.flatMap { context.now.figures.figure(name, .week($0)) }
      let judged =
        context.now.figures.figure(name, .week(context.judgedWeek))
        ?? context.now.figures.figure(name, .instant(context.asOf))
      if entry.isOfMatureWeek { return [mature ?? judged].compactMap(\.self) }
      let isLater = judged.map { context.isImmature($0) } ?? false
      return [judged, entry.awaitsDefects && isLater ? mature : nil].compactMap(\.self)
    }
  }

  static func figure(
    _ id: String, _ workflow: String, _ period: Period, in context: PackContext,
    _ labels: [FigureLabel] = []
  ) -> Figure? {
    let all = ([FigureLabel("workflow", workflow)] + labels).sorted()
    return context.now.figures.figure(Figure.name(id, all), period)
  }
}

extension PackContext {
  /// The last complete week whose defects are no longer awaited; nil if it is older than a series.
  package var matureWeek: ISOWeek? {
    weeks.last { week in
      agentWork.periods.number(of: .week(week)).map(agentWork.isMature) ?? false
    }
  }
}
