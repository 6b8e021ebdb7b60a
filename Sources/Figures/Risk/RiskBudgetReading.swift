import Diagnostics
package import Model

/// Everything that is to be said of a scope's risk budget in the quarter in progress.
package struct RiskBudgetReading: Sendable {
  /// An incident's own minutes in the quarter, overlapping ones or not.
  package struct IncidentShare: Sendable {
    package let incident: Incident
    package let minutes: Rational
    /// Of the impact budget; nil without one.
    package let share: Rational?

    /// More than a fifth of the budget: a postmortem with a P0 action is owed.
    package var isLarge: Bool { share.map { $0 * 5 > 1 } ?? false }
  }

  /// The minutes of one failure mode in the quarter, overlapping incidents counted once.
  package struct ModeShare: Sendable {
    /// nil for incidents that name none.
    package let mode: String?
    package let incidents: [Incident]
    package let minutes: Rational
    /// Of the impact budget; nil without one.
    package let share: Rational?

    /// More than a fifth of the budget: a P0 plan item is owed.
    package var isDominant: Bool { mode != nil && (share.map { $0 * 5 > 1 } ?? false) }
  }

  /// A step of the policy that was reached.
  package struct ReachedStep: Sendable {
    package let step: BudgetPolicyStep
    /// The budget that reached it first.
    package let kind: BudgetReading.Kind
    package let at: Instant
  }

  package let scope: RiskScope
  package let quarter: Period
  package let window: BudgetWindow
  package let impact: BudgetReading
  package let spend: BudgetReading
  /// ISO 4217, of the spend.
  package let currency: String
  /// SEV-2-equivalent minutes in the quarter, each incident in full.
  package let grossMinutes: Rational
  /// Of the impact budget, from the most urgent; empty without one.
  package let warnings: [BurnWarning]
  /// In the order of the policy.
  package let steps: [ReachedStep]
  /// From the largest, then by start and id; those of no minutes are left out.
  package let incidents: [IncidentShare]
  /// From the largest, then by name; incidents that name none come last.
  package let modes: [ModeShare]
  /// What the minutes were computed from.
  package let scopeImpact: ScopeImpact
  /// What the money was computed from.
  package let scopeSpend: ScopeSpend

  /// One for each scope of `state/risk_budget.yaml`, in its order.
  package static func all(in record: RecordReading) -> [RiskBudgetReading] { record.riskBudgets }
}
