import Model

/// Which deployments failed: those that the record confirms, and those that incidents without a
/// stated cause are put down to.
package struct DeploymentFailures: Sendable {
  /// The confirmed ones, in order of their deployments.
  package let confirmed: [DeploymentFailure]
  /// By scope and period of the deployment's finish.
  package let groups: PeriodGroups
  /// The cause of each incident, by its number.
  package let causes: [IncidentCause]
  /// References that lead nowhere or back in time.
  package let exclusions: DeliveryExclusions
  /// The confirmed failure of each deployment; -1 for none.
  private let failures: [Int32]
  /// The first incident without a stated cause that is put down to each deployment; -1 for none.
  private let inferences: [Int32]

  init(_ frame: DeliveryFrame, _ deployments: ProductionDeployments, _ incidents: DeliveryIncidents)
  {
    let links = RemediationLinks(frame, deployments, incidents)
    let causes = IncidentCauses(frame, deployments, incidents)
    var named: [(deployment: Int, rule: FailureRule)] = []
    for (number, item) in deployments.all.enumerated() where !item.isSuccess {
      named.append((number, .outcome(deployments.record(of: number).outcome ?? .failed)))
    }
    for (incident, cause) in causes.all.enumerated() {
      if case .deployment(let number) = cause { named.append((number, .incident(incident))) }
    }
    named += links.rules
    let rules = Dictionary(grouping: named, by: \.deployment)
    var failures = [Int32](repeating: -1, count: deployments.all.count)
    confirmed = rules.keys.sorted().enumerated().map { position, number in
      failures[number] = Int32(position)
      let own = (rules[number] ?? []).map(\.rule)
      return DeploymentFailure(
        deployment: number, rules: own,
        recovery: links.recovery(of: number, own, deployments, incidents))
    }
    var inferences = [Int32](repeating: -1, count: deployments.all.count)
    for (incident, cause) in causes.all.enumerated() {
      guard case .inferred(let number) = cause, inferences[number] < 0 else { continue }
      inferences[number] = Int32(incident)
    }
    groups = frame.groups(
      confirmed.map { failure in
        let item = deployments.all[failure.deployment]
        return frame.periods.place(
          of: item.finishedAt, in: frame.scopes.memberships[item.service])
      })
    self.causes = causes.all
    self.failures = failures
    self.inferences = inferences
    exclusions = frame.exclusions(causes.excluded.merging(links.excluded))
  }

  /// The confirmed failure of a deployment.
  package func failure(of deployment: Int) -> DeploymentFailure? {
    failures[deployment] < 0 ? nil : confirmed[Int(failures[deployment])]
  }

  /// The number of the incident that is put down to a deployment which nothing confirms to have
  /// failed.
  package func inference(of deployment: Int) -> Int? {
    guard failures[deployment] < 0, inferences[deployment] >= 0 else { return nil }
    return Int(inferences[deployment])
  }

  /// The same without building anything, for counting.
  func isConfirmed(_ deployment: Int) -> Bool { failures[deployment] >= 0 }

  func isInferred(_ deployment: Int) -> Bool {
    failures[deployment] < 0 && inferences[deployment] >= 0
  }
}
