/// All metrics. One line each; a test holds this list and the folder `Metrics/` equal.
package enum MetricCatalog {
  /// By id.
  package static let all: [any Metric] = [
    Agents(),
    BlockedTasks(),
    CapabilityCoverage(),
    Decisions(),
    FailureModes(),
    FrozenBlueprints(),
    ImpactBudget(),
    ImpactBurnRate(),
    ImpactConsumed(),
    ImpactMinutes(),
    ImpactMinutesGross(),
    LocksHeld(),
    OpenDeviations(),
    OrphanedTasks(),
    OverdueDeviations(),
    PendingProposals(),
    QueueLoad(),
    RemediationSpend(),
    ReviewRounds(),
    SessionSuccessRate(),
    Sessions(),
    SpendBudget(),
    SpendBurnRate(),
    SpendConsumed(),
    StuckLocks(),
    TaskCycleTime(),
    TaskCycleTimeMedian(),
    TasksByStatus(),
    TasksCompleted(),
    UnauditedTransitions(),
  ]

  /// Every figure of the context, weekly series read.
  package static func figures(in context: MetricContext) -> FigureSet {
    let reader = SeriesReader(context.record)
    return FigureSet(
      all.flatMap { reader.read($0.figures(in: context), $0.definition.direction) })
  }
}
