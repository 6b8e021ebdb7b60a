import Checks
package import Figures
import Model

/// The figures that every review looks at, always in this order.
package enum Scorecard {
  /// The operating model's metrics with targets first, then the state of the work, then delivery; the
  /// risk budget comes last, a row a scope.
  private static let names = [
    "os.tasks_completed", "os.task_cycle_time", "os.governance_violations",
    "os.session_success_rate", "os.orphaned_tasks", "os.blocked_tasks", "os.unaudited_transitions",
    "os.overdue_deviations", "os.pending_proposals", "os.stuck_locks", "os.capability_coverage",
    "kpi.cost_per_unit", "kpi.defect_rate",
    "dora.deployment_frequency", "dora.lead_time", "dora.change_failure_rate",
    "dora.recovery_time",
  ]

  package static func figures(in context: PackContext) -> [Figure] {
    let figures = names.compactMap { name in
      // What happens over time is judged by its last complete week.
      context.now.figures.figure(name, .week(context.judgedWeek))
        ?? context.now.figures.figure(name, .instant(context.asOf))
    }
    return figures + context.quarterFigures(of: "risk.impact_consumed", label: "scope")
  }
}
