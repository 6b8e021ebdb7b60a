/// All sections that templates can place. A new one is a file in `Sections/` and a line here.
package enum SectionCatalog {
  package static let all: [any Section] = [
    VerdictSection(), AgendaSection(), ScorecardSection(), HealthSection(),
    PackListSection(), RegisterListSection(),
    CheckRegisterSection(), FindingListSection(), CheckRecordSection(),
    DeviationReviewSection(), DeviationRegisterSection(), DeviationRecordSection(),
    ProposalsWaitingSection(), ProposalRegisterSection(), ProposalRecordSection(),
    DecisionNewsSection(), DecisionRegisterSection(), DecisionRecordSection(),
    FreezeStateSection(), FreezeLedgerSection(), FreezeIntegritySection(),
    AuditGapsSection(), AuditTrailSection(),
    CapabilityMatrixSection(), CapabilityTotalsSection(), ArchitectureIndexSection(),
    WeeklyChecklistSection(), PackDifferenceSection(), CarriedActionsSection(), MinutesSection(),
    QueueStateSection(), QueuePolicySection(), StalledTasksSection(),
    RegisterFindingsSection(), RightsDelegationSection(), RightsApprovalSection(),
    RightsBlastRadiusSection(), RightsBreakGlassSection(),
    RoleRegisterSection(), RoleModeRegisterSection(),
    EscalationMatrixSection(), EscalationPlacementSection(), EscalationAnswersSection(),
    GuardrailCoverageSection(), GuardrailMatrixSection(), GuardrailExemptionsSection(),
    ComplianceChecksSection(), NormRegisterSection(), NormEvidenceSection(),
    TaskCountsSection(), TaskIndexSection(), TaskListSection(),
    TaskFactsSection(), TaskFindingsSection(), TaskTimelineSection(), TaskReviewSection(),
    TaskCardSection(),
    SessionStateSection(), SessionListSection(), AgentRegisterSection(), AgentRecordSection(),
    AgentSessionsSection(), AgentFindingsSection(),
    FigureIndexSection(), FigureDefinitionSection(), FigureValueSection(), FigureSeriesSection(),
    FigureEvidenceSection(), FigureRestatementsSection(), RestatementsSection(),
    KPIVerdictSection(), KPISignalsSection(), KPIChangesSection(), LastActionsSection(),
    KPITableSection(), KPIDetailsSection(), KPIEventsSection(), KPIQualitySection(),
    KPINavigationSection(),
    DeliveryFactsSection(), DeliveryWeekSection(), OperationalLoadSection(),
    DeliveryQuarterSection(), DeliveryScopesSection(), DeliveryChartsSection(),
    FailedDeploymentsSection(), ReviewQueueSection(),
    OpenIncidentsSection(), IncidentNewsSection(), NearMissSection(), LearningActionsSection(),
    RiskSummarySection(), RiskPolicySection(), RiskBurnDownSection(), RiskBurnRateSection(),
    RiskIncidentsSection(),
    RiskSpendSection(), RiskTermsSection(), FailureModesSection(),
    DailyActivitySection(), InboxSection(), PrioritiesSection(), OpenEscalationsSection(),
    WorkflowIndexSection(), WorkflowSelectionSection(), WorkflowVerdictSection(),
    WorkflowFactsSection(), WorkflowBoundarySection(), WorkflowControlSection(),
    WorkflowWeekSection(), WorkflowDriftSection(), WorkflowSampleSection(),
    WorkflowEvalsSection(), WorkflowChartsSection(), WorkflowSlicesSection(),
    WorkflowLogSection(), WorkflowFindingsSection(),
    AgentOpsVerdictSection(), AgentOpsAgendaSection(), AgentDecisionsSection(),
    AgentKPIsSection(), AgentFailuresSection(), AgentCostSection(), AgentDriftSection(),
    AgentSamplingSection(), AgentActionsSection(), AgentLinesSection(),
    AutonomyVerdictSection(), AutonomyAgendaSection(), AutonomyLanesSection(),
    AutonomyGatesSection(), AutonomyQualitySection(), AutonomyDriftSection(),
    AutonomyBreachesSection(), AutonomyControlsSection(), AutonomyIncidentsSection(),
    AutonomyPermissionsSection(), MaintenanceSection(), AutonomyTimetableSection(),
    AutonomyMinutesSection(),
    VendorVerdictSection(), VendorAgendaSection(), VendorCostSection(), VendorChartsSection(),
    VendorInventorySection(), VendorPricesSection(), VendorQualitySection(), VendorEvalsSection(),
    VendorReliabilitySection(), VendorContractsSection(), VendorFallbackSection(),
    VendorTimetableSection(), VendorMinutesSection(), VendorDataSection(), VendorRegisterSection(),
    RolloutVerdictSection(), RolloutRecordsSection(), FridayTimetableSection(),
    MeetingVerdictSection(), MeetingCadencesSection(), MeetingCalendarSection(),
    MeetingMinutesSection(),
    MaintenanceVerdictSection(), MaintenanceMinutesSection(),
    InputsSection(), DiagnosticsSection(), FileHashesSection(), SourcesBriefSection(),
  ]

  package static func section(_ id: String) -> (any Section)? { byID[id] }

  package static let ids: [String] = all.map(\.id).sorted()

  private static let byID: [String: any Section] = {
    Dictionary(all.map { ($0.id, $0) }) { first, _ in
      preconditionFailure("two sections \(first.id)")
    }
  }()
}
