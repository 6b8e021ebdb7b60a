import Figures
import Model

/// A production deployment with the moment from which a rule could have stopped it.
struct DatedDeployment {
  let deployment: Deployment
  /// Its start, else its finish.
  let at: Instant

  /// Those between an instant and the as-of, in order of time, then id; cancelled ones brought
  /// nothing.
  static func all(in record: RecordReading, since start: Instant) -> [DatedDeployment] {
    let environments = Set(record.facts.settings.productionEnvironments)
    return record.facts.deployments.compactMap { deployment -> DatedDeployment? in
      guard let at = deployment.startedAt ?? deployment.finishedAt, at >= start, at <= record.asOf,
        deployment.outcome != .cancelled, environments.contains(deployment.environment)
      else { return nil }
      return DatedDeployment(deployment: deployment, at: at)
    }
    .sorted(by: precedes)
  }

  fileprivate static func precedes(_ left: DatedDeployment, _ right: DatedDeployment) -> Bool {
    left.at != right.at
      ? left.at < right.at
      : left.deployment.id.utf8.lexicographicallyPrecedes(right.deployment.id.utf8)
  }

  func evidence(_ detail: String) -> Evidence {
    Evidence(
      deployment.source, record: deployment.id, detail: "\(deployment.service) at \(at), \(detail)")
  }
}

/// Deployments by service: a policy asks for those of one scope after the other.
struct DatedDeployments {
  private let all: [DatedDeployment]
  private let services: [String: [DatedDeployment]]

  /// In order of time, then id.
  init(_ all: [DatedDeployment]) {
    self.all = all
    services = Dictionary(grouping: all, by: \.deployment.service)
  }

  /// Those of the scope's services, in order of time, then id.
  func of(_ budget: RiskBudgetReading) -> [DatedDeployment] {
    let names = Set(budget.scope.services)
    guard !names.isEmpty else { return all }
    return names.flatMap { services[$0] ?? [] }.sorted(by: DatedDeployment.precedes)
  }
}
