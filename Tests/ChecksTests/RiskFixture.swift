import Diagnostics
import Model
import RecordFixtures

/// A scope of one service with a budget of 1000 minutes, worked by hand: a SEV-2 incident of one
/// hour takes 6 % of it. The quarter began on 1 October 2026, 00:00 UTC.
enum RiskFixture {
  static func incident(
    _ id: String, from start: String, to end: String?, mode: String? = nil,
    service: String = "pay", postmortem: String? = nil
  ) -> Incident {
    Incident(
      id: id, services: [service], severity: .sev2, impactStart: at(start),
      resolvedAt: end.map(at), failureMode: mode, postmortem: postmortem,
      source: line(1, "ops/incidents/\(id).md"))
  }

  /// 1200 minutes from 2 November on: half of the budget is gone at 08:20, three quarters at 12:30,
  /// all of it at 16:40.
  static let spent = incident("I1", from: "11-02 00:00", to: "11-02 20:00", mode: "capacity")

  static func facts(
    _ incidents: [Incident], requires: [BudgetPolicyStep.Obligation]? = nil,
    owner: String? = "Risk Owner"
  ) -> Facts {
    let place = line(1, "state/risk_budget.yaml")
    let budget = QuarterBudget(year: 2026, quarter: 4, impactMinutes: 1000, source: place)
    var policy = RiskBudgetPolicy(
      scopes: [RiskScope(id: "payments", services: ["pay"], quarters: [budget], source: place)],
      owner: owner, source: place)
    if let requires {
      policy.steps = [BudgetPolicyStep(at: 1, then: "", requires: requires, source: place)]
    }
    return Facts(
      incidents: incidents, riskBudget: policy, sources: fresh(.incidents, .riskBudget))
  }

  static func deployment(
    _ id: String, _ time: String, approvedBy: [String] = [], kind: Deployment.Kind = .normal,
    changes: [String] = [], service: String = "pay"
  ) -> Deployment {
    Deployment(
      id: id, service: service, startedAt: at(time), finishedAt: at(time), outcome: .success,
      kind: kind, changes: changes, remediates: kind == .normal ? nil : "X",
      approvedBy: approvedBy, source: line(1, "ops/deployments/\(id).jsonl"))
  }

  static func decision(
    _ id: String, _ date: String, _ body: String, _ status: DecisionStatus = .accepted
  ) -> Decision {
    Decision(
      id: id, title: id, status: status, date: day(date), body: body,
      source: line(1, "ops/decision-log/\(id).md"))
  }

  static func freeze(
    _ id: String, _ start: String, end: String? = nil, scope: String? = "payments",
    status: String = "active", exceptions: [String] = []
  ) -> FreezeRecord {
    FreezeRecord(
      id: id, title: id, status: status, scope: scope, start: at(start), end: end.map(at),
      exceptions: exceptions, source: line(1, "ops/freeze/\(id).md"))
  }

  static func action(
    _ id: String, _ title: String, priority: String? = nil, due: String? = nil,
    status: String = "open"
  ) -> ActionItem {
    ActionItem(
      id: id, title: title, due: due.map(day), status: status, priority: priority,
      source: line(9, "ops/x.md"))
  }
}
