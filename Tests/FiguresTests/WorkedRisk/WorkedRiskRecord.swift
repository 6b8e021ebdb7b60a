import Diagnostics
import Foundation
import Model
import RecordFixtures
import WorkspaceFixtures

/// `Derivation/record.json`, which the script beside it reads too.
struct WorkedRiskRecord: Decodable {
  struct Rate: Decodable {
    let role: String
    let from: String
    let rate: String
  }

  struct Scope: Decodable {
    let id: String
    let services: [String]
    let impact: String?
    let spend: String?
  }

  struct Line: Decodable {
    let date: String
    let hours: String?
    let role: String?
    let cost: String?
    let currency: String?
  }

  struct RecordedIncident: Decodable {
    let id: String
    let services: [String]
    let severity: Int?
    let fraction: String?
    let environment: String?
    let kind: String?
    let announced: [String]?
    let start: String?
    let mitigated: String?
    let resolved: String?
    let mode: String?
    let duplicate: String?
    let remediation: [Line]?
  }

  struct RecordedDeviation: Decodable {
    let id: String
    let remediation: [Line]
  }

  let currency: String
  let as_of: [String]
  let weights: [String: String]
  let steps: [String]
  let rates: [Rate]
  let scopes: [Scope]
  let failure_modes: [String]
  let incidents: [RecordedIncident]
  let deviations: [RecordedDeviation]

  static let folder =
    FixtureWorkspace.projectRoot + "/Tests/FiguresTests/WorkedRisk/Derivation/"

  static func read() throws -> WorkedRiskRecord {
    let data = try Data(contentsOf: URL(filePath: folder + "record.json"))
    return try JSONDecoder().decode(WorkedRiskRecord.self, from: data)
  }

  /// The lines that the script derived.
  static func expected(_ name: String = "expected.txt") throws -> [String] {
    try String(contentsOf: URL(filePath: folder + name), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// Central European time of 2026, as the tz database has it.
  static let madrid = TimeZoneRules(
    name: "Europe/Madrid", initialOffsetSeconds: 3600,
    transitions: [
      .init(at: at("03-29 01:00").seconds, offsetSeconds: 7200),
      .init(at: at("10-25 01:00").seconds, offsetSeconds: 3600),
    ])

  var facts: Facts {
    var settings = Settings()
    settings.currency = currency
    return Facts(
      settings: settings, zone: Self.madrid,
      deviations: deviations.map { deviation in
        let path = "ops/deviations/\(deviation.id).md"
        return Deviation(
          id: deviation.id, status: "active",
          remediation: Self.entries(deviation.remediation, path), source: line(1, path))
      },
      incidents: incidents.map(incident),
      failureModes: failure_modes.map {
        FailureMode(id: $0, source: line(1, "state/failure_modes.yaml"))
      }, riskBudget: policy,
      sources: fresh(.incidents, .riskBudget, .failureModes, .deviations))
  }

  private var policy: RiskBudgetPolicy {
    let source = line(1, "state/risk_budget.yaml")
    var severities: [Incident.Severity: Rational] = [:]
    for severity in Incident.Severity.allCases {
      severities[severity] = weights["\(severity.rawValue)"].flatMap { Rational(decimal: $0) }
    }
    return RiskBudgetPolicy(
      scopes: scopes.map { scope in
        let budget = QuarterBudget(
          year: 2026, quarter: 4, impactMinutes: scope.impact.flatMap { Rational(decimal: $0) },
          remediationSpend: scope.spend.flatMap { Rational(decimal: $0) }, source: source)
        return RiskScope(
          id: scope.id, services: scope.services, quarters: [budget], source: source)
      }, severityWeights: severities,
      loadedRates: rates.map { rate in
        LoadedRate(
          role: rate.role, from: day(rate.from), rate: Self.number(rate.rate), source: source)
      }, steps: steps.map { BudgetPolicyStep(at: Self.number($0), then: "") }, source: source)
  }

  private func incident(_ written: RecordedIncident) -> Incident {
    let path = "ops/incidents/\(written.id).md"
    let announced = written.announced.map { Self.time($0[0])..<Self.time($0[1]) }
    return Incident(
      id: written.id, services: written.services,
      severity: written.severity.flatMap(Incident.Severity.init),
      environment: written.environment ?? "production", impactStart: written.start.map(Self.time),
      mitigatedAt: written.mitigated.map(Self.time), resolvedAt: written.resolved.map(Self.time),
      failureMode: written.mode, affectedFraction: written.fraction.map(Self.number),
      kind: written.kind.flatMap(Incident.Kind.init) ?? .incident, announced: announced,
      remediation: Self.entries(written.remediation ?? [], path),
      duplicateOf: written.duplicate, source: line(1, path))
  }

  private static func entries(_ lines: [Line], _ path: String) -> [RemediationEntry] {
    lines.enumerated().map { index, written in
      RemediationEntry(
        date: day(written.date), hours: written.hours.map(number), role: written.role,
        cost: written.cost.map { Money(amount: number($0), currency: written.currency ?? "") },
        source: line(10 + index, path))
    }
  }

  private static func number(_ text: String) -> Rational {
    guard let number = Rational(decimal: text) else { preconditionFailure("no number: \(text)") }
    return number
  }

  static func time(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("no time: \(text)") }
    return instant
  }
}
