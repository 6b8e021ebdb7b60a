package import Diagnostics

/// The services that share a risk budget.
package struct RiskScope: Hashable, Sendable {
  package var id: String
  /// Empty: all services.
  package var services: [String]
  /// In order of quarter.
  package var quarters: [QuarterBudget]
  package var source: SourceLocation

  package init(
    id: String, services: [String] = [], quarters: [QuarterBudget] = [],
    source:
      SourceLocation
  ) {
    self.id = id
    self.services = services
    self.quarters = quarters
    self.source = source
  }
}

/// What a scope may spend in a quarter.
package struct QuarterBudget: Hashable, Sendable {
  package var year: Int
  package var quarter: Int
  /// SEV-2-equivalent minutes.
  package var impactMinutes: Rational?
  /// In the workspace's currency.
  package var remediationSpend: Rational?
  package var source: SourceLocation

  package init(
    year: Int, quarter: Int, impactMinutes: Rational? = nil,
    remediationSpend:
      Rational? = nil, source: SourceLocation
  ) {
    self.year = year
    self.quarter = quarter
    self.impactMinutes = impactMinutes
    self.remediationSpend = remediationSpend
    self.source = source
  }
}

/// What an hour of a role costs from a day on, in the workspace's currency.
package struct LoadedRate: Hashable, Sendable {
  package var role: String
  package var from: CivilDate
  package var rate: Rational
  package var source: SourceLocation

  package init(role: String, from: CivilDate, rate: Rational, source: SourceLocation) {
    self.role = role
    self.from = from
    self.rate = rate
    self.source = source
  }
}

/// What is owed once a part of the budget is used up.
package struct BudgetPolicyStep: Hashable, Sendable {
  /// Evidence that a step can ask for.
  package enum Obligation: String, CaseIterable, Sendable {
    /// A decision or minutes since the crossing that name the budget.
    case notice
    /// Each deployment since is approved by the owner.
    case ownerApproval = "owner_approval"
    /// A freeze record in force since the crossing.
    case freeze
    /// A decision that tightens approvals.
    case tightenedApprovals = "tightened_approvals"
    /// A decision, or plan item, for more tests.
    case moreTests = "more_tests"
    /// A decision that slows the rollout.
    case slowRollout = "slow_rollout"
  }

  /// Part of the budget, 1 for all of it.
  package var at: Rational
  /// In the words of the policy.
  package var then: String
  /// What govpack looks for.
  package var requires: [Obligation]
  /// nil for the built-in policy.
  package var source: SourceLocation?

  package init(
    at: Rational, then: String, requires: [Obligation] = [], source: SourceLocation? = nil
  ) {
    self.at = at
    self.then = then
    self.requires = requires
    self.source = source
  }
}

/// The quarterly risk budget: what incidents may cost, and what follows. Source:
/// `state/risk_budget.yaml`.
package struct RiskBudgetPolicy: Hashable, Sendable {
  package var scopes: [RiskScope]
  package var severityWeights: [Incident.Severity: Rational]
  /// By role, then day.
  package var loadedRates: [LoadedRate]
  /// From the lowest.
  package var steps: [BudgetPolicyStep]
  package var currency: String?
  package var owner: String?
  /// nil where there is no such file.
  package var source: SourceLocation?

  package init(
    scopes: [RiskScope] = [],
    severityWeights: [Incident.Severity: Rational] =
      RiskBudgetPolicy.defaultWeights, loadedRates: [LoadedRate] = [],
    steps: [BudgetPolicyStep] =
      RiskBudgetPolicy.defaultSteps, currency: String? = nil, owner: String? = nil,
    source:
      SourceLocation? = nil
  ) {
    self.scopes = scopes
    self.severityWeights = severityWeights
    self.loadedRates = loadedRates
    self.steps = steps
    self.currency = currency
    self.owner = owner
    self.source = source
  }
}

extension RiskBudgetPolicy {
  /// SEV-1 4, SEV-2 1, SEV-3 0.25, SEV-4 0.
  package static let defaultWeights: [Incident.Severity: Rational] = [
    .sev1: 4, .sev2: 1, .sev3: Rational(1, 4) ?? 0, .sev4: 0,
  ]

  /// From half of the budget on, from three quarters, and when it is spent.
  package static let defaultSteps = [
    BudgetPolicyStep(
      at: Rational(1, 2) ?? 0, then: "the owner is told", requires: [.notice]),
    BudgetPolicyStep(
      at: Rational(3, 4) ?? 0, then: "the owner approves each change", requires: [.ownerApproval]),
    BudgetPolicyStep(
      at: 1, then: "slow rollout, more tests, tighter approvals: a freeze but for P0 and security",
      requires: [.freeze, .tightenedApprovals]),
  ]
}
