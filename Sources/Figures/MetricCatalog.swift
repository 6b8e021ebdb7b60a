import Model

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
  /// knows of another. The last go first: those of delivery and risk take longest, and no core
  /// should come to one of them when the others are done.
  package static func figures(in context: MetricContext) -> FigureSet {
    let reader = SeriesReader(context.record)
    let last = all.count - 1
    let found = Concurrently.map(all.count) { turn in
      let metric = all[last - turn]
      return FigureSet.sorted(
        reader.read(metric.figures(in: context), metric.definition.direction))
    }
    return FigureSet(inOrder: found)
  }
}
