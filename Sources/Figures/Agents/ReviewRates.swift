package import Model

/// What an hour of people's time on agents' work costs: the loaded rate of the reviewing role, out
/// of `state/risk_budget.yaml`.
package struct ReviewRates: Sendable {
  /// A rate, or why there is none.
  package enum Price: Sendable {
    case hourly(Rational)
    case unknown(because: String)
  }

  private let roles: [String: String]
  private let defaultRole: String
  /// In order of day.
  private let rates: [String: [LoadedRate]]
  /// Why no rate can be used.
  private let refusal: String?

  init(_ facts: Facts) {
    defaultRole = facts.settings.reviewRole
    let own = facts.workflows.compactMap { workflow in
      workflow.reviewRole.map { (workflow.id, $0) }
    }
    roles = Dictionary(own, uniquingKeysWith: { first, _ in first })
    rates = Dictionary(grouping: facts.riskBudget.loadedRates, by: \.role)
      .mapValues { list in list.sorted { ($0.from, $0.source) < ($1.from, $1.source) } }
    let currency = facts.riskBudget.currency ?? facts.settings.currency
    refusal =
      currency == facts.settings.currency
      ? nil : "loaded rates are in \(currency), not in \(facts.settings.currency)"
  }

  /// The role that reviews a workflow's units.
  package func role(of workflow: String) -> String { roles[workflow] ?? defaultRole }

  /// The rate in force on the first day of a cell: of its week, or of the part of it that lies in
  /// the later month.
  package func price(of key: AgentCellKey) -> Price {
    let role = role(of: key.workflow)
    if let refusal { return .unknown(because: refusal) }
    guard let list = rates[role] else {
      return .unknown(because: "the role \(role) has no loaded rate")
    }
    guard let day = key.firstDay else { return .unknown(because: "the units are of no week") }
    guard let rate = list.last(where: { $0.from <= day }) else {
      return .unknown(because: "the role \(role) has no loaded rate on \(day)")
    }
    return .hourly(rate.rate)
  }
}

extension AgentCellKey {
  /// Of the cell's part of its week; nil for a cell of no week.
  package var firstDay: CivilDate? {
    guard let monday = week?.monday else { return nil }
    guard let month, month != CalendarMonth(containing: monday) else { return monday }
    return CivilDate(year: month.year, month: month.month, day: 1) ?? monday
  }
}
