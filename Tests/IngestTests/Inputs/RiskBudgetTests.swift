import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `state/risk_budget.yaml`: exact numbers, and what is said of those that cannot be.
struct RiskBudgetTests {
  private static let path = "state/risk_budget.yaml"

  private func read(_ text: String, settings: String = "") async throws -> ReadWorkspace {
    try await ReadWorkspace([Self.path: text, "govpack.yaml": "name: x\n" + settings])
  }

  @Test func `without a file the built-in weights and steps hold, without a source`() async throws {
    let policy = try await ReadWorkspace(["state/roles.yaml": "roles: []\n"]).facts.riskBudget
    #expect(policy == RiskBudgetPolicy())
    #expect(policy.source == nil)
  }

  @Test func `scopes, weights, rates and steps are read`() async throws {
    let read = try await read(
      """
      currency: EUR
      owner: project-owner
      severity_weights: {SEV-1: 5, sev3: 0.1}
      loaded_cost:
      - {role: engineer, from: 2026-07-01, rate: 92.35}
      - {role: analyst, from: 2026-01-01, rate: 70 EUR}
      - {role: engineer, from: 2026-01-01, rate: {amount: 85.10, currency: EUR}}
      scopes:
      - id: internal
        services: [ledger]
      - id: customer-facing
        services: [web, api]
        quarters:
          2026-Q4: {impact_minutes: 240.5, remediation_spend: 9000}
          2026-Q3: {impact_minutes: 300}
      policy:
      - {at: 100%, then: stop, requires: [freeze, tightened_approvals]}
      - {at: 0.5, then: tell the owner, requires: [notice]}
      - {at: 12.5%, then: look}
      """)
    #expect(read.summaries == [])
    let policy = read.facts.riskBudget
    #expect(policy.owner == "project-owner")
    #expect(policy.source?.description == "state/risk_budget.yaml:1:1")
    // What the file does not weigh keeps its weight.
    #expect(
      policy.severityWeights == [.sev1: 5, .sev2: 1, .sev3: Rational(1, 10), .sev4: 0])
    #expect(policy.loadedRates.map(\.role) == ["analyst", "engineer", "engineer"])
    #expect(policy.loadedRates.map(\.rate) == [70, Rational(851, 10), Rational(1847, 20)])
    #expect(policy.scopes.map(\.id) == ["customer-facing", "internal"])
    let quarters = policy.scopes[0].quarters
    #expect(quarters.map(\.quarter) == [3, 4])
    #expect(quarters.map(\.impactMinutes) == [300, Rational(481, 2)])
    #expect(quarters.map(\.remediationSpend) == [nil, 9000])
    #expect(policy.steps.map(\.at) == [Rational(1, 8), Rational(1, 2), 1])
    #expect(policy.steps.map(\.requires) == [[], [.notice], [.freeze, .tightenedApprovals]])
    #expect(read.facts.source(.riskBudget).recordCount == 2)
  }

  @Test func `decimals are exact`() async throws {
    // 0.1 has no binary fraction, and 2^53 + 1 no Double.
    let read = try await read(
      """
      severity_weights: {SEV-2: 0.1}
      loaded_cost: [{role: a, from: 2026-01-01, rate: 9007199254740993}]
      scopes: [{id: s, quarters: {2026-Q4: {impact_minutes: 0.3, remediation_spend: 1234567.89}}}]
      """)
    let policy = read.facts.riskBudget
    #expect(policy.severityWeights[.sev2] == Rational(1, 10))
    #expect(policy.loadedRates.map(\.rate) == [Rational(9_007_199_254_740_993)])
    #expect(policy.scopes[0].quarters[0].impactMinutes == Rational(3, 10))
    #expect(policy.scopes[0].quarters[0].remediationSpend == Rational(123_456_789, 100))
  }

  @Test func `an empty policy has no steps`() async throws {
    #expect(try await read("policy: []\n").facts.riskBudget.steps == [])
    #expect(try await read("owner: x\n").facts.riskBudget.steps.count == 3)
  }

  struct BadBudget: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let summary: String
  }

  @Test(arguments: [
    BadBudget(
      testDescription: "a negative budget",
      text: "scopes: [{id: s, quarters: {2026-Q4: {impact_minutes: -1}}}]", summary: "GP5150 1:55"),
    BadBudget(
      testDescription: "a negative weight", text: "severity_weights: {SEV-1: -4}",
      summary: "GP5150 1:27"),
    BadBudget(
      testDescription: "an unknown severity", text: "severity_weights: {SEV-5: 1}",
      summary: "GP5007 1:20"),
    BadBudget(
      testDescription: "a weight that is a word", text: "severity_weights: {SEV-1: heavy}",
      summary: "GP5002 1:27"),
    BadBudget(
      testDescription: "a number with an exponent",
      text: "scopes: [{id: s, quarters: {2026-Q4: {impact_minutes: 1e3}}}]", summary: "GP5002 1:55"),
    BadBudget(
      testDescription: "no quarter", text: "scopes: [{id: s, quarters: {2026-Q5: {}}}]",
      summary: "GP5156 1:29"),
    BadBudget(
      testDescription: "a month for a quarter", text: "scopes: [{id: s, quarters: {2026-10: {}}}]",
      summary: "GP5156 1:29"),
    BadBudget(
      testDescription: "a scope without an id", text: "scopes: [{services: [a]}]",
      summary: "GP5001 1:10"),
    BadBudget(
      testDescription: "a percentage without its sign", text: "policy: [{at: 75, then: x}]",
      summary: "GP5002 1:15"),
    BadBudget(
      testDescription: "a step at nothing", text: "policy: [{at: 0%, then: x}]",
      summary: "GP5002 1:15"),
    BadBudget(
      testDescription: "a step without a place", text: "policy: [{then: x}]",
      summary: "GP5001 1:10"),
    BadBudget(
      testDescription: "an unknown obligation",
      text: "policy: [{at: 1, then: x, requires: [freze]}]", summary: "GP5007 1:37"),
    BadBudget(
      testDescription: "a foreign budget",
      text: "scopes: [{id: s, quarters: {2026-Q4: {remediation_spend: 5 USD}}}]",
      summary: "GP5155 1:58"),
    BadBudget(
      testDescription: "a rate without a day", text: "loaded_cost: [{role: a, rate: 1}]",
      summary: "GP5001 1:15"),
    BadBudget(
      testDescription: "a rate twice",
      text:
        "loaded_cost: [{role: a, from: 2026-01-01, rate: 1}, {role: a, from: 2026-01-01, rate: 2}]",
      summary: "GP5158 1:53"),
    BadBudget(
      testDescription: "a scope twice",
      text: "scopes: [{id: s, services: [a]}, {id: s, services: [b]}]",
      summary: "GP5010 1:34"),
    BadBudget(testDescription: "an unknown key", text: "scope: []", summary: "GP5003 1:1"),
    BadBudget(testDescription: "a list at the top", text: "- a", summary: "GP5002 1:1"),
  ])
  func `a bad budget is named at its place`(_ bad: BadBudget) async throws {
    let summaries = try await read(bad.text + "\n").summaries
    #expect(summaries == [bad.summary.replacing(" ", with: " \(Self.path):")])
  }

  @Test func `a bad part leaves the rest, and makes the source incomplete`() async throws {
    let read = try await read(
      """
      severity_weights: {SEV-1: -4, SEV-3: 0.5}
      scopes:
      - {id: a, services: [x], quarters: {2026-Q3: {impact_minutes: 1}, 2026-Q4: {impact_minutes: -1}}}
      - {id: b, services: y}
      - {services: [z]}
      """)
    let policy = read.facts.riskBudget
    #expect(policy.severityWeights[.sev1] == 4)
    #expect(policy.severityWeights[.sev3] == Rational(1, 2))
    #expect(policy.scopes.map(\.id) == ["a", "b"])
    #expect(policy.scopes[0].quarters.map(\.quarter) == [3])
    #expect(policy.scopes[1].services == ["y"])
    #expect(read.facts.source(.riskBudget).status == .incomplete(rejected: 3))
  }

  @Test func `amounts of another currency than the workspace's are not used`() async throws {
    let text = """
      currency: USD
      loaded_cost: [{role: a, from: 2026-01-01, rate: 80}]
      scopes: [{id: s, quarters: {2026-Q4: {impact_minutes: 9, remediation_spend: 5}}}]
      """
    let foreign = try await read(text)
    #expect(foreign.summaries == ["GP5155 state/risk_budget.yaml:1:11"])
    #expect(foreign.facts.riskBudget.currency == nil)
    #expect(foreign.facts.riskBudget.loadedRates == [])
    #expect(foreign.facts.riskBudget.scopes[0].quarters[0].impactMinutes == 9)
    #expect(foreign.facts.riskBudget.scopes[0].quarters[0].remediationSpend == nil)

    let own = try await read(text, settings: "currency: USD\n")
    #expect(own.summaries == [])
    #expect(own.facts.riskBudget.scopes[0].quarters[0].remediationSpend == 5)
    #expect(own.facts.riskBudget.loadedRates.map(\.rate) == [80])
  }

  @Test(arguments: [
    (["[a, b]", "[b, c]"], 1), (["[a]", "[b]"], 0), (["[]", "[b]"], 1), (["[a]", "[a]", "[a]"], 3),
  ])
  func `scopes that share services are noted`(_ services: [String], notes: Int) async throws {
    let scopes = services.enumerated().map { "- {id: s\($0.offset), services: \($0.element)}\n" }
    let read = try await read("scopes:\n" + scopes.joined())
    #expect(read.diagnostics.map(\.code) == Array(repeating: "GP5157", count: notes))
    #expect(read.diagnostics.allSatisfy { $0.severity == .note })
    #expect(read.facts.riskBudget.scopes.count == services.count)
  }
}
