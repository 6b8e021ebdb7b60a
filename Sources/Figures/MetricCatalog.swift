import Dispatch
import Synchronization

/// All metrics. One line each; a test holds this list and the folder `Metrics/` equal.
package enum MetricCatalog {
  /// By folder, then type.
  package static let all: [any Metric] = os + agents + delivery + load + risk + vendors

  private static let agents: [any Metric] = [
    AgentSpend(),
    AuditCompleteness(),
    AuditReconciliation(),
    CancelledUnits(),
    CostDifference(),
    CostPerUnit(),
    DefectRate(),
    DriftRatio(),
    EscalationRate(),
    EscapeRate(),
    EvalAge(),
    EvalPassRate(),
    EvalSuiteSize(),
    FieldCoverage(),
    LogRetention(),
    OpenUnitAge(),
    ReopenedUnits(),
    ReviewCostPerUnit(),
    SamplingRate(),
    SpendOutsideUnits(),
    Throughput(),
    TokenCostChange(),
    TokenCostPerUnit(),
    ToolCostPerUnit(),
    UnitCycleTime(),
    UnitCycleTimeP90(),
    UnpricedTokens(),
  ]

  private static let delivery: [any Metric] = [
    ChangeFailureRate(),
    DeploymentDays(),
    DeploymentDaysMedian(),
    DeploymentFrequency(),
    DeploymentInterval(),
    LeadTimeMedian(),
    LeadTimeP75(),
    LeadTimeP90(),
    RecoveryTime(),
    RecoveryTimeMax(),
    ReworkRate(),
    ReworkRateSixMonths(),
    UnrecoveredDeployments(),
  ]

  private static let load: [any Metric] = [
    AfterHoursIncidents(),
    AfterHoursShare(),
    ChangePlansShare(),
    Incidents(),
    Pages(),
    PagesAfterDeployment(),
    PagesPerDeployment(),
    RestoreTimeMean(),
    RestoreTimeMedian(),
    ReviewBreaches(),
    ReviewSLA(),
    ReviewTime(),
    ReviewTimeP90(),
  ]

  private static let risk: [any Metric] = [
    FailureModes(),
    ImpactBudget(),
    ImpactBurnRate(),
    ImpactConsumed(),
    ImpactMinutes(),
    ImpactMinutesGross(),
    RemediationSpend(),
    SpendBudget(),
    SpendBurnRate(),
    SpendConsumed(),
  ]

  private static let os: [any Metric] = [
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

  private static let vendors: [any Metric] = [
    VendorCostChange(),
    VendorCostPerUnit(),
    VendorDefectRate(),
    VendorEscalationRate(),
    VendorEscapeRate(),
    VendorFailureRate(),
    VendorSpend(),
    VendorSpendShare(),
    VendorUnits(),
    VendorUnpricedTokens(),
  ]

  /// Every figure of the context, weekly series read. The metrics are computed over all cores: none
  /// knows of another.
  package static func figures(in context: MetricContext) -> FigureSet {
    let reader = SeriesReader(context.record)
    let found = Mutex([[Figure]](repeating: [], count: all.count))
    DispatchQueue.concurrentPerform(iterations: all.count) { index in
      let metric = all[index]
      let figures = reader.read(metric.figures(in: context), metric.definition.direction)
      found.withLock { $0[index] = figures }
    }
    return FigureSet(found.withLock { $0.flatMap(\.self) })
  }
}
