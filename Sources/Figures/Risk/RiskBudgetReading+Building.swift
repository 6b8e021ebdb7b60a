package import Model

extension RiskBudgetReading {
  /// The readings of all scopes.
  static func all(
    facts: Facts, asOf: Instant, impact: ImpactReading, spend: SpendReading
  ) -> [RiskBudgetReading] {
    let quarter = Period.quarter(of: facts.zone.date(of: asOf))
    guard let days = facts.zone.window(of: quarter) else { return [] }
    let window = BudgetWindow(quarter: days, asOf: asOf)
    // A scope that is stated twice is a fault of the file; the first one holds.
    var seen: Set<String> = []
    return facts.riskBudget.scopes.filter { seen.insert($0.id).inserted }.map { scope in
      RiskBudgetReading(
        scope, quarter, window, impact.narrowed(to: scope), spend.narrowed(to: scope),
        currency: spend.currency, facts)
    }
  }

  private init(
    _ scope: RiskScope, _ quarter: Period, _ window: BudgetWindow, _ impact: ScopeImpact,
    _ spend: ScopeSpend, currency: String, _ facts: Facts
  ) {
    let past = window.quarter.lowerBound..<window.asOf
    let shares = impact.contributions(in: past).filter { $0.minutes > 0 }
    let absence = facts.absence(of: [.incidents])
    let minutes = scope.budget(.impact, in: quarter)
    let money = scope.budget(.spend, in: quarter)
    let impactReading = BudgetReading(
      .impact, budget: absence == nil ? minutes.amount : nil, absence: absence ?? minutes.absence,
      curve: impact.net, gap: impact.gap(in: past), recordCount: shares.count, window: window)
    let spendReading = BudgetReading(
      .spend, budget: absence == nil ? money.amount : nil, absence: absence ?? money.absence,
      curve: spend.curve, gap: spend.gap(in: window.quarter),
      recordCount: spend.recordCount(in: window.quarter), window: window)
    let budget = impactReading.budget
    self.scope = scope
    self.quarter = quarter
    self.window = window
    self.impact = impactReading
    self.spend = spendReading
    self.currency = currency
    grossMinutes = impact.gross.consumed(in: past)
    warnings = budget == nil ? [] : BurnWarning.all(burnRate: impactReading.burnRate(over:))
    steps = facts.riskBudget.steps.compactMap { step in
      ReachedStep(step, [impactReading, spendReading])
    }
    incidents = Self.incidentShares(shares, of: budget, facts)
    modes = Self.modeShares(shares.map(\.incident), impact, of: budget, in: past, facts)
    scopeImpact = impact
    scopeSpend = spend
  }

  private static func incidentShares(
    _ shares: [(incident: Int, minutes: Rational)], of budget: Rational?, _ facts: Facts
  ) -> [IncidentShare] {
    // The contributions come in order of their start: it breaks ties.
    shares.enumerated().sorted { left, right in
      left.element.minutes != right.element.minutes
        ? left.element.minutes > right.element.minutes : left.offset < right.offset
    }
    .map { _, share in
      IncidentShare(
        incident: facts.incidents[share.incident], minutes: share.minutes,
        share: budget.map { share.minutes / $0 })
    }
  }

  private static func modeShares(
    _ incidents: [Int], _ impact: ScopeImpact, of budget: Rational?, in window: Range<Instant>,
    _ facts: Facts
  ) -> [ModeShare] {
    let modes = Dictionary(grouping: incidents) { facts.incidents[$0].statedFailureMode ?? "" }
    let own = impact.indices(in: window).map { impact.impacts[$0] }
    let impacts = Dictionary(grouping: own) { impact in
      facts.incidents[impact.incident].statedFailureMode ?? ""
    }
    let shares = modes.map { mode, members in
      let minutes = ImpactReading.minutes(of: impacts[mode] ?? [], in: window)
      return ModeShare(
        mode: mode.isEmpty ? nil : mode, incidents: members.map { facts.incidents[$0] },
        minutes: minutes, share: budget.map { minutes / $0 })
    }
    return shares.sorted { left, right in
      guard let name = left.mode, let other = right.mode else { return right.mode == nil }
      return left.minutes != right.minutes
        ? left.minutes > right.minutes : name.utf8.lexicographicallyPrecedes(other.utf8)
    }
  }
}

extension RiskBudgetReading.ReachedStep {
  /// nil while neither budget has reached the step.
  fileprivate init?(_ step: BudgetPolicyStep, _ budgets: [BudgetReading]) {
    let crossings = budgets.compactMap { budget in
      budget.crossing(of: step.at).map { (kind: budget.kind, at: $0) }
    }
    guard let first = crossings.min(by: { $0.at < $1.at }) else { return nil }
    self.init(step: step, kind: first.kind, at: first.at)
  }
}

extension RiskScope {
  /// What the scope may consume in the quarter, or why nothing can be held against.
  fileprivate func budget(
    _ kind: BudgetReading.Kind, in period: Period
  ) -> (amount: Rational?, absence: String?) {
    let row = quarters.first { Period.quarter(year: $0.year, quarter: $0.quarter) == period }
    let amount = kind == .impact ? row?.impactMinutes : row?.remediationSpend
    guard let amount else { return (nil, "no \(kind.rawValue) budget for \(period)") }
    guard amount > 0 else {
      return (nil, "the \(kind.rawValue) budget for \(period) is not above 0")
    }
    return (amount, nil)
  }
}

extension ScopeSpend {
  /// How many incidents and deviations cost something in the window.
  fileprivate func recordCount(in window: Range<Instant>) -> Int {
    Set(accruals(in: window).lazy.map(\.evidence.record)).count
  }
}

extension Incident {
  /// nil for none; the word for none is none too.
  package var statedFailureMode: String? {
    failureMode.flatMap { $0.isEmpty || $0 == FailureMode.unclassified ? nil : $0 }
  }
}

extension FailureMode {
  /// What incidents without a failure mode are shown as.
  package static let unclassified = "unclassified"
}
