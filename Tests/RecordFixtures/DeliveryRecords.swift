import Diagnostics
package import Model

/// A deployment of `payments` to production, finished at that time of 2026.
package func deployment(
  _ id: String, _ finish: String, _ outcome: Deployment.Outcome = .success,
  service: String = "payments", line number: Int = 1,
  _ change: (inout Deployment) -> Void = { _ in }
) -> Deployment {
  var record = Deployment(
    id: id, service: service, finishedAt: at(finish), outcome: outcome,
    source: line(number, "ops/deployments/2026.jsonl"))
  change(&record)
  return record
}

/// An incident of `payments` that began at that time of 2026 and lasted an hour.
package func incident(
  _ id: String, _ start: String, cause: String? = nil, services: [String] = ["payments"],
  line number: Int = 1, _ change: (inout Incident) -> Void = { _ in }
) -> Incident {
  var record = Incident(
    id: id, services: services, impactStart: at(start), mitigatedAt: at(start) + .hours(1),
    cause: cause.map { .deployment($0) }, source: line(number, "ops/incidents/2026.jsonl"))
  change(&record)
  return record
}

/// Deployments, changes and incidents with their sources found whole.
package func deliveryFacts(
  _ deployments: [Deployment] = [], changes: [Change] = [], incidents: [Incident] = []
) -> Facts {
  Facts(
    deployments: deployments, changes: changes, incidents: incidents,
    sources: fresh(.deployments, .changes, .incidents))
}
