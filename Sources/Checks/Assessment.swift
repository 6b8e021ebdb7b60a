package import Figures
package import Model

/// Everything computed from the facts at one instant.
package struct Assessment: Sendable {
  /// The facts cut off at the as-of: what came later does not exist in them.
  package let facts: Facts
  package let asOf: Instant
  /// The record as it was read for the figures and checks, indexed.
  package let record: RecordReading
  package let figures: FigureSet
  /// The gravest first.
  package let findings: [Finding]
  /// What came of every rule, by id.
  package let outcomes: [RuleOutcome]
  package let health: Health
  /// The operating model's weekly checklist, for the last review day up to the as-of.
  package let checklist: [ChecklistItem]
  /// The steps of the risk policy that were reached, and the evidence that they were answered.
  package let riskPolicy: RiskPolicy
  /// The quarter's risk budgets, one for each scope.
  package let riskBudgets: [RiskBudgetReading]
  package let failureModes: FailureModeRanking
  package let rollouts: [RolloutReading]

  package static func of(
    _ facts: Facts, asOf: Instant,
    _ extent: FigureExtent = .everything(evidenceLimit: MetricContext.pageEvidenceLimit)
  ) -> Assessment {
    of(RecordReading(facts: facts, asOf: asOf), extent)
  }

  package static func of(
    _ record: RecordReading,
    _ extent: FigureExtent = .everything(evidenceLimit: MetricContext.pageEvidenceLimit)
  ) -> Assessment {
    // The evidence that metrics share goes with the first context.
    let measured = MetricCatalog.figures(in: MetricContext(record, extent))
    let (judged, report) = Judged.of(record, measured)
    let violations = GovernanceViolations.figures(
      of: report, in: MetricContext(record, extent, sharesEvidence: false))
    return Assessment(
      facts: record.factsAtAsOf, asOf: record.asOf, record: record,
      figures: measured.adding(violations),
      findings: report.findings, outcomes: report.outcomes, health: judged.health,
      checklist: judged.checklist, riskPolicy: judged.riskPolicy,
      riskBudgets: record.riskBudgets, failureModes: FailureModeRanking(record),
      rollouts: judged.rollouts)
  }

  /// The definitions of all figures, by id.
  package static let definitions: [MetricDefinition] =
    (MetricCatalog.all.map(\.definition) + [GovernanceViolations.definition])
    .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
}

/// What is made of the measured figures. Apart, so that nothing else holds them when the figures of the
/// checks join them: they are much of the memory.
private struct Judged {
  let health: Health
  let checklist: [ChecklistItem]
  let riskPolicy: RiskPolicy
  let rollouts: [RolloutReading]

  static func of(_ record: RecordReading, _ figures: FigureSet) -> (Judged, CheckReport) {
    let context = CheckContext(record, figures: figures)
    let report = CheckCatalog.report(in: context)
    let judged = Judged(
      health: Health.assess(context, report.findings),
      checklist: WeeklyChecklist.items(in: context, report), riskPolicy: context.riskPolicy,
      rollouts: context.rollouts)
    return (judged, report)
  }
}
