/// All metrics. One line each; a test holds this list and the folder `Metrics/` equal.
package enum MetricCatalog {
  /// By id.
  package static let all: [any Metric] = [
    Agents(),
    BlockedTasks(),
    CapabilityCoverage(),
    Decisions(),
    FrozenBlueprints(),
    LocksHeld(),
    OpenDeviations(),
    OrphanedTasks(),
    OverdueDeviations(),
    PendingProposals(),
    QueueLoad(),
    ReviewRounds(),
    SessionSuccessRate(),
    Sessions(),
    StuckLocks(),
    TaskCycleTime(),
    TaskCycleTimeMedian(),
    TasksByStatus(),
    TasksCompleted(),
    UnauditedTransitions(),
  ]

  /// Every figure of the context.
  package static func figures(in context: MetricContext) -> FigureSet {
    FigureSet(all.flatMap { $0.figures(in: context) })
  }
}
