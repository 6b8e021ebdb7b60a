import Model

import Diagnostics
import Figures

/// All governance rules. One line each; a test holds this list and the folder `Checks/` equal.
package enum CheckCatalog {
  /// By id.
  package static let all: [any Check] = [
    ActionIncomplete(),
    ActionOutsideBoundary(),
    ApprovalAfterAct(),
    ApprovalMissing(),
    ApprovalsExceedHolders(),
    AutonomousLaneWithoutEvidence(),
    BackupOverdue(),
    BreakGlassOverTime(),
    BreakGlassUnreviewed(),
    BreakGlassWithoutLog(),
    BreakGlassWithoutRight(),
    BudgetExhaustedWithoutFreeze(),
    BudgetExhaustedWithoutTightenedApprovals(),
    CapabilityPathMissing(),
    CapabilityTotalsDisagree(),
    CardAndStateDisagree(),
    CardReferencesUnknownSpec(),
    ChangeWithoutPlans(),
    ComplianceCheckFailed(),
    ComplianceCheckOverdue(),
    ContractNoticeDue(),
    DanglingSupersession(),
    DecisionWithoutOwnerOrDate(),
    DeploymentApprovedWithoutRight(),
    DeploymentDuringFreeze(),
    DeprecatedModelInUse(),
    DeviationIncomplete(),
    DisabledLaneRunning(),
    DominantFailureModeWithoutPlan(),
    DriftWithoutPause(),
    EarlyWarning(),
    EscalationUnanswered(),
    EscalationWithoutRow(),
    EvalOverdue(),
    EvalSuiteSizeWrong(),
    EventOrder(),
    ExpiredActiveSession(),
    FallbackNeverTested(),
    ForbiddenTransition(),
    FreezeRecordMissing(),
    FreezeWithoutAuthority(),
    FrozenFileChanged(),
    FrozenHashUnverifiable(),
    FrozenSpecNotInLedger(),
    GuardrailExemptionInvalid(),
    GuardrailFailingOnHighBlastRadius(),
    GuardrailStatusUnknown(),
    HighBlastRadiusUnderApproved(),
    HistoryGap(),
    IncidentResolvedBeforeItBegan(),
    KillSwitchDrillOverdue(),
    LargeIncidentWithoutPostmortem(),
    LedgerEntryNotFrozenInRegistry(),
    MeetingActionOverdue(),
    MeetingMissed(),
    NormWithoutOwner(),
    OrphanedTask(),
    OverdueDeviation(),
    PackIndexStale(),
    PendingProposalTooLong(),
    PilotWithoutOneOwner(),
    PolicyStepWithoutEvidence(),
    PostmortemActionOverdue(),
    PromptChangedWithoutDecision(),
    QueueOverLimit(),
    RetentionTooShort(),
    ReviewOverdue(),
    ReviewReportIDCollision(),
    ReviewRoundSkipped(),
    RightHeldByNobody(),
    RoleModeBreach(),
    RolloutAdvancedWithoutEvidence(),
    RolloutPhaseOverdue(),
    SamplingTooLow(),
    SelfReview(),
    SensitiveDataInLog(),
    SpecFileMissing(),
    SpecUnknownDependency(),
    StuckLock(),
    SystemLockWithoutFreezeRecord(),
    TaskVanished(),
    TaskWithoutState(),
    TooManyWorkflowsSelected(),
    UnauditedTransition(),
    UndeclaredDeviation(),
    UnregisteredAgent(),
    VendorWithoutOwner(),
    WorkflowWithoutOwner(),
    WorkflowWithoutPolicy(),
  ]

  /// Every finding of the context, the gravest first.
  package static func findings(in context: CheckContext) -> [Finding] {
    report(in: context).findings
  }

  /// What came of every rule, by id.
  package static func outcomes(in context: CheckContext) -> [RuleOutcome] {
    report(in: context).outcomes
  }

  /// Findings and outcomes out of one pass, over all cores: no check knows of another.
  package static func report(in context: CheckContext) -> CheckReport {
    let found = Concurrently.map(all.count) { run(all[$0], in: context) }
    return CheckReport(
      findings: found.flatMap(\.findings).sorted(by: Finding.precedes),
      outcomes: found.map(\.outcome))
  }

  private static func run(
    _ check: any Check, in context: CheckContext
  ) -> (findings: [Finding], outcome: RuleOutcome) {
    let rule = check.rule
    if let absence = context.facts.absence(of: rule.inputs) {
      return ([], RuleOutcome(rule: rule, result: .unknown(because: absence)))
    }
    let findings = check.findings(in: context)
    if !findings.isEmpty {
      return (findings, RuleOutcome(rule: rule, result: .broken(findings.count)))
    }
    let gaps = context.facts.gaps(in: rule.inputs) ?? check.obstacle(in: context)
    return ([], RuleOutcome(rule: rule, result: gaps.map { .unknown(because: $0) } ?? .kept))
  }
}

/// What all rules gave.
package struct CheckReport: Sendable {
  /// The gravest first, then by rule and place.
  package let findings: [Finding]
  /// By rule.
  package let outcomes: [RuleOutcome]

  package init(findings: [Finding], outcomes: [RuleOutcome]) {
    self.findings = findings
    self.outcomes = outcomes
  }
}

/// What one rule gave.
package struct RuleOutcome: Sendable {
  package enum Result: Hashable, Sendable {
    case kept
    /// With the number of findings.
    case broken(Int)
    /// The rule could not be tested.
    case unknown(because: String)
  }

  package let rule: CheckRule
  package let result: Result

  package init(rule: CheckRule, result: Result) {
    self.rule = rule
    self.result = result
  }
}

extension Finding {
  /// By severity from the gravest, rule, place, subject, then message.
  package static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.checkID != right.checkID {
      return left.checkID.utf8.lexicographicallyPrecedes(right.checkID.utf8)
    }
    if left.source != right.source { return left.source < right.source }
    if left.subject != right.subject {
      return left.subject.utf8.lexicographicallyPrecedes(right.subject.utf8)
    }
    return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
  }
}
