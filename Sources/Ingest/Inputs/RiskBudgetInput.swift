import Diagnostics
import Formats
import Model

/// `state/risk_budget.yaml`: what incidents may cost in a quarter, and what follows once they did.
struct RiskBudgetInput: Input {
  let kind = InputKind.riskBudget
  let pathKey = "risk_budget"
  let places = ["state/risk_budget.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.riskBudget.scopes.count }

  private static let keys = [
    "version", "currency", "owner", "severity_weights", "loaded_cost", "scopes", "policy",
  ]

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, "risk budget", keys: Self.keys, reading)
    else { return }
    let decoder = RiskBudgetDecoder(reading)
    var policy = RiskBudgetPolicy(
      scopes: decoder.scopes(top.items("scopes")), severityWeights: decoder.weights(&top),
      loadedRates: decoder.rates(top.items("loaded_cost")), currency: top.text("currency"),
      owner: top.text("owner"), source: root.location)
    // Where the file has a policy, be it an empty one, the built-in steps do not hold.
    if top.node("policy") != nil { policy.steps = decoder.steps(top.items("policy")) }
    Self.leaveOutForeignAmounts(of: &policy, &top)
    if !top.isSound { reading.reject(kind) }
    facts.riskBudget = policy
  }

  /// Amounts of another currency than the workspace's can be compared with nothing: there is no
  /// conversion.
  private static func leaveOutForeignAmounts(
    of policy: inout RiskBudgetPolicy, _ top: inout MappingReader
  ) {
    let own = top.reading.context.currency
    guard let currency = policy.currency, currency != own else { return }
    top.refuse(.foreignBudget(currency, own: own, at: top.location(of: "currency")))
    policy.currency = nil
    policy.loadedRates = []
    for scope in policy.scopes.indices {
      for quarter in policy.scopes[scope].quarters.indices {
        policy.scopes[scope].quarters[quarter].remediationSpend = nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func foreignBudget(
    _ currency: String, own: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5155", .error,
      "amounts in \(Words.shortened(currency)) are not converted to \(own); budgets of money and "
        + "rates are not used",
      at: place, hint: "write the amounts in \(own), or set currency in govpack.yaml")
  }
}
