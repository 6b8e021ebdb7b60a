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
    .sorted { left, right in
      left.at != right.at
        ? left.at < right.at
        : left.deployment.id.utf8.lexicographicallyPrecedes(right.deployment.id.utf8)
    }
  }

  func belongs(to budget: RiskBudgetReading) -> Bool {
    budget.scopeImpact.members.covers(deployment.service)
  }

  func evidence(_ detail: String) -> Evidence {
    Evidence(
      deployment.source, record: deployment.id, detail: "\(deployment.service) at \(at), \(detail)")
  }
}
