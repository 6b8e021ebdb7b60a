import Diagnostics
import Formats
import Model

/// Decodes the parts of `state/risk_budget.yaml`, every number exactly from its decimal text.
struct RiskBudgetDecoder {
  private let reading: FileReading

  init(_ reading: FileReading) { self.reading = reading }

  /// Those that could be read; the others count as rejected.
  private func kept<Record>(_ nodes: [YAMLNode], _ decode: (YAMLNode) -> Record?) -> [Record] {
    nodes.compactMap { node in
      let record = decode(node)
      if record == nil { reading.reject(.riskBudget) }
      return record
    }
  }

  // MARK: Scopes

  /// In file order.
  func scopes(_ nodes: [YAMLNode]) -> [RiskScope] {
    let scopes = kept(nodes, scope)
    noteOverlaps(scopes)
    return scopes
  }

  private func scope(_ node: YAMLNode) -> RiskScope? {
    guard var reader = MappingReader(node, RiskBudgetSchema.scope, reading) else { return nil }
    let quarters = reader.pairs("quarters").compactMap { quarter($0.key, $0.value) }
    let scope = RiskScope(
      id: reader.requiredText("id"), services: reader.texts("services"),
      quarters: quarters.sorted { ($0.year, $0.quarter) < ($1.year, $1.quarter) },
      source: reader.location)
    return reader.isSound ? scope : nil
  }

  private func quarter(_ key: YAMLNode, _ value: YAMLNode) -> QuarterBudget? {
    guard let name = key.string, case .quarter(let year, let quarter)? = Period(name) else {
      reading.report(.noQuarter(key.string ?? "", at: key.location))
      reading.reject(.riskBudget)
      return nil
    }
    guard var reader = MappingReader(value, RiskBudgetSchema.budget, reading) else {
      reading.reject(.riskBudget)
      return nil
    }
    let budget = QuarterBudget(
      year: year, quarter: quarter, impactMinutes: reader.amount("impact_minutes"),
      remediationSpend: spend(&reader), source: key.location)
    if reader.isSound { return budget }
    reading.reject(.riskBudget)
    return nil
  }

  private func spend(_ reader: inout MappingReader) -> Rational? {
    guard let money = reader.money("remediation_spend") else { return nil }
    let own = reading.context.currency
    if money.currency == own { return money.amount }
    reader.refuse(
      .foreignAmount(money.currency, own: own, at: reader.location(of: "remediation_spend")))
    return nil
  }

  /// Minutes of a service in two scopes count in both, which may be meant.
  private func noteOverlaps(_ scopes: [RiskScope]) {
    for (index, scope) in scopes.enumerated() {
      for earlier in scopes[..<index] {
        let isWhole = scope.services.isEmpty || earlier.services.isEmpty
        let known = Set(earlier.services)
        let shared = scope.services.first { known.contains($0) }
        if isWhole || shared != nil {
          reading.report(.overlap(scope, earlier, shared))
        }
      }
    }
  }

  // MARK: Weights and rates

  /// The built-in weights, changed by those of the file.
  func weights(_ top: inout MappingReader) -> [Incident.Severity: Rational] {
    var weights = RiskBudgetPolicy.defaultWeights
    for (key, value) in top.pairs("severity_weights") {
      guard let severity = SeverityWord.severity(key.string ?? "") else {
        reading.report(
          .unknownWord(
            key.string ?? "", "severity", known: SeverityWord.known, at: key.location))
        continue
      }
      guard let weight = value.string.flatMap(Rational.init(decimal:)) else {
        top.wrongType("severity_weights", "numbers by severity", at: value.location)
        continue
      }
      if weight < 0 {
        top.refuse(.negative(severity.name, at: value.location))
      } else {
        weights[severity] = weight
      }
    }
    return weights
  }

  /// By role, then day; of two rates of a role from one day the first is used.
  func rates(_ nodes: [YAMLNode]) -> [LoadedRate] {
    let sorted = kept(nodes, rate).sorted { left, right in
      if !ByteOrder.equal(left.role, right.role) {
        return ByteOrder.precedes(left.role, right.role)
      }
      return (left.from, left.source) < (right.from, right.source)
    }
    var rates: [LoadedRate] = []
    for rate in sorted {
      if let last = rates.last, last.from == rate.from, ByteOrder.equal(last.role, rate.role) {
        reading.report(.secondRate(rate, first: last.source))
        reading.reject(.riskBudget)
      } else {
        rates.append(rate)
      }
    }
    return rates
  }

  private func rate(_ node: YAMLNode) -> LoadedRate? {
    guard var reader = MappingReader(node, RiskBudgetSchema.rate, reading) else { return nil }
    let (role, from) = (reader.requiredText("role"), reader.requiredDate("from"))
    let money = reader.money("rate")
    if reader.isSound, money == nil { reader.missing("rate") }
    let own = reading.context.currency
    if let money, money.currency != own {
      reader.refuse(.foreignAmount(money.currency, own: own, at: reader.location(of: "rate")))
    }
    guard reader.isSound, let money else { return nil }
    return LoadedRate(role: role, from: from, rate: money.amount, source: reader.location)
  }

  // MARK: Policy

  /// From the lowest.
  func steps(_ nodes: [YAMLNode]) -> [BudgetPolicyStep] {
    let steps = kept(nodes, step)
    let indices = steps.indices.sorted { (steps[$0].at, $0) < (steps[$1].at, $1) }
    return indices.map { steps[$0] }
  }

  private func step(_ node: YAMLNode) -> BudgetPolicyStep? {
    guard var reader = MappingReader(node, RiskBudgetSchema.step, reading) else { return nil }
    let at = reader.part("at")
    if reader.isSound, at == nil { reader.missing("at") }
    // 75 for 75 % would never be reached, and nobody would know.
    if let at, at == 0 || at > 10 {
      reader.wrongType(
        "at", "a part of the budget such as 0.75 or 75%", at: reader.location(of: "at"))
    }
    let step = BudgetPolicyStep(
      at: at ?? 0, then: reader.requiredText("then"), requires: obligations(&reader),
      source: reader.location)
    return reader.isSound ? step : nil
  }

  private func obligations(_ reader: inout MappingReader) -> [BudgetPolicyStep.Obligation] {
    let known = BudgetPolicyStep.Obligation.allCases.map(\.rawValue)
    return reader.texts("requires").compactMap { text in
      let obligation = BudgetPolicyStep.Obligation(rawValue: Words.status(text))
      if obligation == nil {
        reading.report(
          .unknownWord(text, "obligation", known: known, at: reader.location(of: "requires")))
      }
      return obligation
    }
  }
}

extension Diagnostic {
  fileprivate static func noQuarter(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5156", .error, "'\(Words.shortened(name))' is no quarter", at: place,
      hint: "write it as 2026-Q4")
  }

  fileprivate static func foreignAmount(
    _ currency: String, own: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5155", .error, "an amount in \(currency) is not converted to \(own)", at: place,
      hint: "write the amount in \(own)")
  }

  fileprivate static func overlap(
    _ scope: RiskScope, _ earlier: RiskScope, _ service: String?
  ) -> Diagnostic {
    let shared = service.map { "service '\(Words.shortened($0))' is" } ?? "some services are"
    return Diagnostic(
      "GP5157", .note,
      "\(shared) in scope '\(Words.shortened(scope.id))' and in "
        + "'\(Words.shortened(earlier.id))': its minutes count in both",
      at: scope.source)
  }

  fileprivate static func secondRate(
    _ rate: LoadedRate, first: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5158", .error,
      "'\(Words.shortened(rate.role))' has a rate from \(rate.from) at \(first.citation); this one "
        + "is left out",
      at: rate.source)
  }
}
