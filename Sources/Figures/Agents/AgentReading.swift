package import Model

/// The log of agents' actions as figures, checks and pages read it: the rollup's cells by scope and
/// period, and for each workflow what was decided of it and what was measured. Built once; linear
/// in the number of cells.
package struct AgentReading: Sendable {
  package let log: AgentLog?
  package let periods: AgentPeriods
  package let scopes: AgentScopes
  /// By id.
  package private(set) var workflows: [AgentWorkflow]
  package let reviewRates: ReviewRates
  package let asOf: Instant
  /// Why the log as a whole says nothing of any period; nil where it does.
  package let absence: String?
  private let cells: AgentCells
  /// Workflows of which defects are known from samples alone.
  private let sampled: Set<String>
  private let maturity: Duration
  private let zone: TimeZoneRules

  init(_ facts: Facts, asOf: Instant, decisions: [Decision]) {
    let periods = AgentPeriods(zone: facts.zone, asOf: asOf)
    let log = facts.agentLog(asOf: asOf)
    self.log = log
    self.periods = periods
    self.asOf = asOf
    zone = facts.zone
    maturity = facts.settings.maturity
    scopes = AgentScopes(log, facts.workflows, facts.vendors) { key in
      key.week.map { !periods.place(of: $0, month: key.month).certain.isEmpty } ?? false
    }
    cells = AgentCells(log, scopes, periods)
    reviewRates = ReviewRates(facts)
    absence = Self.absence(log, facts, asOf)
    sampled = Self.sampled(log)
    workflows = []
    let reader = AgentWorkflowReader(facts, self, decisions: decisions)
    workflows = scopes.workflows.map(reader.workflow)
  }

  private static func absence(_ log: AgentLog?, _ facts: Facts, _ asOf: Instant) -> String? {
    if let absence = facts.absence(of: [.actions]) { return absence }
    guard let log else {
      return facts.agentLog == nil
        ? "the action log could not be read" : "the action log was read as of another time"
    }
    if log.workflows.contains(where: { $0.last > asOf }) {
      return "the action log was read as of a later time"
    }
    return log.workflows.isEmpty ? "no line of the action log counts" : nil
  }

  /// Where some defect was found otherwise, defects are not known from samples alone.
  private static func sampled(_ log: AgentLog?) -> Set<String> {
    var samples: Set<String> = []
    var others: Set<String> = []
    for cell in log?.completed ?? [] {
      if cell.sampled.count > 0 { samples.insert(cell.key.workflow) }
      if cell.defects.count > cell.defectsFromSamplesOnly || cell.lateDefects.count > 0 {
        others.insert(cell.key.workflow)
      }
    }
    return samples.subtracting(others)
  }

  package func workflow(_ id: String) -> AgentWorkflow? { workflows.first { $0.id == id } }

  package func slice(_ scope: Int, _ period: Int) -> AgentSlice {
    AgentSlice(
      scope: scopes.all[scope], scopeNumber: scope, period: period, places: cells[scope, period],
      reading: self)
  }

  /// All workflows together know of defects by samples where each of them does.
  func isSampled(_ scope: AgentScopes.Scope) -> Bool {
    if let workflow = scope.workflow { return sampled.contains(workflow) }
    let logged = log?.workflows.map(\.id) ?? []
    return !logged.isEmpty && logged.allSatisfy(sampled.contains)
  }

  /// When the defects of the period's last unit are no longer awaited.
  package func maturity(of period: Int) -> Instant { periods.window(period).upperBound + maturity }

  package func isMature(_ period: Int) -> Bool { maturity(of: period) <= asOf }

  /// Why nothing can be said of a scope in a period; nil where something can, even if it is zero.
  package func absence(_ scope: AgentScopes.Scope, _ period: Int) -> String? {
    absence(scope)
      ?? begin(scope).flatMap { start in
        guard periods.window(period).upperBound <= start else { return nil }
        let of = scope.workflow.map { " of \($0)" } ?? ""
        return "the action log\(of) begins on \(zone.date(of: start))"
      }
  }

  /// Why nothing can be said of a scope at all.
  package func absence(_ scope: AgentScopes.Scope) -> String? {
    if let absence { return absence }
    guard let workflow = scope.workflow, begin(scope) == nil else { return nil }
    return "no line of the action log is of \(workflow)"
  }

  private func begin(_ scope: AgentScopes.Scope) -> Instant? {
    let logged = log?.workflows ?? []
    guard let workflow = scope.workflow else { return logged.map(\.first).min() }
    return logged.first { $0.id == workflow }?.first
  }

  /// What of a period cannot be told; nil where all can.
  func gap(_ period: Int) -> String? {
    guard let weeks = cells.undivided[period], !weeks.isEmpty else { return nil }
    let names = weeks.sorted().map { "\($0)" }.joined(separator: ", ")
    return "\(names) lie\(weeks.count == 1 ? "s" : "") in two months, and what is of which cannot "
      + "be told"
  }
}
