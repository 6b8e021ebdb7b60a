import Diagnostics
package import Model

/// Money spent on mending, accrued at the start of its local day.
package struct Accrual: Sendable {
  package let at: Instant
  package let amount: Rational
  /// The part of the amount that hours cost; the rest are direct costs.
  package let work: Rational
  package let evidence: Evidence
  /// nil for a deviation, which belongs to no service.
  package let services: [String]?
}

/// A part of a remediation line that has no value in the reporting currency.
package struct AccrualExclusion: Sendable {
  package let at: Instant
  package let exclusion: Exclusion
  package let services: [String]?
  /// The money is missing from the sum, which is then partial.
  package let isUnknown: Bool
}

/// What mending incidents and deviations cost, up to the as-of's day.
package struct SpendReading: Sendable {
  /// By day, then place.
  package let accruals: [Accrual]
  package let excluded: [AccrualExclusion]
  /// ISO 4217: the risk budget's, else the workspace's.
  package let currency: String
  /// All of it, what belongs to no service included.
  package let company: ScopeSpend
  /// The positions of the accruals that name a service, in order.
  private let positions: [String: [Int]]

  package init(facts: Facts, asOf: Instant) {
    var pricing = RemediationPricing(facts: facts, today: facts.zone.date(of: asOf))
    let ids = Set(facts.incidents.map(\.id))
    for incident in facts.incidents where incident.start.map({ $0 <= asOf }) ?? true {
      let original = incident.duplicateOf.flatMap { ids.contains($0) ? $0 : nil }
      let duplicate = original.map { "line of a duplicate of \($0)" }
      pricing.add(
        incident.remediation, of: incident.id, services: incident.services, exclude: duplicate)
    }
    for deviation in facts.deviations {
      pricing.add(deviation.remediation, of: deviation.id, services: nil, exclude: nil)
    }
    accruals = pricing.accruals.sorted { left, right in
      (left.at, left.evidence.source) < (right.at, right.evidence.source)
    }
    excluded = pricing.excluded.sorted { left, right in
      (left.at, left.exclusion.source) < (right.at, right.exclusion.source)
    }
    currency = pricing.currency
    company = ScopeSpend(accruals, excluded: excluded)
    var positions: [String: [Int]] = [:]
    for (index, accrual) in accruals.enumerated() {
      for service in Set(accrual.services ?? []) { positions[service, default: []].append(index) }
    }
    self.positions = positions
  }

  /// The spend of a scope; nil for the whole company. What belongs to no service belongs to scopes
  /// of all services only.
  package func narrowed(to scope: RiskScope?) -> ScopeSpend {
    guard let scope, !scope.services.isEmpty else { return company }
    let members = ScopeMembers(scope)
    let own = Set(Set(scope.services).flatMap { positions[$0] ?? [] }).sorted()
    return ScopeSpend(
      own.map { accruals[$0] }, excluded: excluded.filter { members.covers(anyOf: $0.services) })
  }
}

/// The spend of one scope.
package struct ScopeSpend: Sendable {
  /// By day, then place.
  package let accruals: [Accrual]
  package let excluded: [AccrualExclusion]
  package let curve: ConsumptionCurve

  init(_ accruals: [Accrual], excluded: [AccrualExclusion]) {
    self.accruals = accruals
    self.excluded = excluded
    curve = ConsumptionCurve(accruals: accruals.map { ($0.at, $0.amount) })
  }

  /// The lines that accrue in the window.
  package func accruals(in window: Range<Instant>) -> ArraySlice<Accrual> {
    let start = accruals.partitioningIndex { $0.at >= window.lowerBound }
    let end = accruals.partitioningIndex { $0.at >= window.upperBound }
    return accruals[start..<end]
  }

  /// The lines of the window that are not in the sum.
  func exclusions(in window: Range<Instant>) -> [Exclusion] {
    var found: [Exclusion] = []
    let lines = excluded.span
    for index in lines.indices where window.contains(lines[index].at) {
      found.append(lines[index].exclusion)
    }
    return found
  }

  /// Why the sum of the window is not all; nil when it is.
  package func gap(in window: Range<Instant>) -> String? {
    // A span lends its elements: this is asked for each scope and period.
    let lines = excluded.span
    var count = 0
    var first: Int?
    for index in lines.indices where lines[index].isUnknown && window.contains(lines[index].at) {
      count += 1
      first = first ?? index
    }
    guard let first = first.map({ excluded[$0].exclusion }) else { return nil }
    let name = "\(first.record): \(first.reason)"
    return count == 1
      ? "the price of a line is unknown (\(name))"
      : "the price of \(count) lines is unknown (the first: \(name))"
  }
}

/// Hours × the loaded rate of the role on that day, and direct costs in the reporting currency.
struct RemediationPricing {
  private(set) var accruals: [Accrual] = []
  private(set) var excluded: [AccrualExclusion] = []
  let currency: String
  private let zone: TimeZoneRules
  private let today: CivilDate
  /// In order of day.
  private let rates: [String: [LoadedRate]]

  init(facts: Facts, today: CivilDate) {
    currency = facts.riskBudget.currency ?? facts.settings.currency
    zone = facts.zone
    self.today = today
    rates = Dictionary(grouping: facts.riskBudget.loadedRates, by: \.role)
      .mapValues { list in list.sorted { ($0.from, $0.source) < ($1.from, $1.source) } }
  }

  mutating func add(
    _ entries: [RemediationEntry], of record: String, services: [String]?, exclude: String?
  ) {
    for entry in entries where entry.date <= today {
      let at = zone.instant(of: entry.date)
      func left(_ reason: String, isUnknown: Bool = true) {
        excluded.append(
          AccrualExclusion(
            at: at, exclusion: Exclusion(entry.source, record: record, reason: reason),
            services: services, isUnknown: isUnknown))
      }
      if let exclude {
        left(exclude, isUnknown: false)
        continue
      }
      var words: [String] = []
      var hours = Rational(0)
      var costs = Rational(0)
      switch work(entry) {
      case .priced(let price, let text):
        hours = price
        words.append(text)
      case .unknown(let reason): left(reason)
      case nil: break
      }
      if let cost = entry.cost {
        if cost.currency == currency {
          costs = cost.amount
          words.append("direct costs")
        } else {
          left("\(cost.currency) is not the reporting currency \(currency)")
        }
      }
      if entry.hours == nil, entry.cost == nil { left("states neither hours nor costs") }
      guard !words.isEmpty else { continue }
      accruals.append(
        Accrual(
          at: at, amount: hours + costs, work: hours,
          evidence: Evidence(
            entry.source, record: record,
            detail: "\(entry.date): \(words.joined(separator: " + "))"),
          services: services))
    }
  }

  private enum Work {
    case priced(Rational, words: String)
    case unknown(String)
  }

  /// nil for a line without hours.
  private func work(_ entry: RemediationEntry) -> Work? {
    guard let hours = entry.hours else { return nil }
    guard let role = entry.role else { return .unknown("states hours, but no role") }
    guard let list = rates[role] else { return .unknown("the role \(role) has no rate") }
    guard let rate = list.last(where: { $0.from <= entry.date })?.rate else {
      return .unknown("the role \(role) has no rate on \(entry.date)")
    }
    return .priced(hours * rate, words: "\(hours.short) h of \(role) at \(rate.short)")
  }
}

extension Rational {
  /// At most two decimals, without zeros at the end.
  fileprivate var short: String {
    var text = decimal(places: 2)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
