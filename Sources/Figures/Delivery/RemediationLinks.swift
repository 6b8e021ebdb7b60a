import Model

/// What later deployments say of earlier ones and of incidents: that they mend or undo them.
struct RemediationLinks {
  /// The failures that follow.
  private(set) var rules: [(deployment: Int, rule: FailureRule)] = []
  private(set) var excluded: ExclusionList
  /// Successful deployments that mend a deployment or an incident, in order of finish.
  private var menders: [Target: [Int]] = [:]

  private enum Target: Hashable {
    case deployment(Int)
    case incident(String)
  }

  init(
    _ frame: DeliveryFrame, _ deployments: ProductionDeployments, _ incidents: DeliveryIncidents
  ) {
    excluded = ExclusionList(frame.periods)
    var incidentIDs: Set<String>?
    for (number, item) in deployments.all.enumerated() {
      guard deployments.records[item.record].namesSomething else { continue }
      let record = deployments.records[item.record]
      let ids = incidentIDs ?? Set(incidents.records.map(\.id))
      incidentIDs = ids
      if let id = record.incident { add(number, item, mending: .incident(id)) }
      if let id = record.remediates, ids.contains(id) {
        add(number, item, mending: .incident(id))
      } else if let id = record.remediates {
        link(number, "remediates", id, .remediated(by: number), frame, deployments)
      }
      if let id = record.rollbackOf {
        link(number, "rolls back", id, .rolledBack(by: number), frame, deployments)
      }
    }
  }

  private mutating func add(_ number: Int, _ item: ProductionDeployment, mending target: Target) {
    // A deployment that failed itself has restored nothing.
    guard item.isSuccess else { return }
    menders[target, default: []].append(number)
  }

  private mutating func link(
    _ number: Int, _ verb: String, _ id: String, _ rule: FailureRule, _ frame: DeliveryFrame,
    _ deployments: ProductionDeployments
  ) {
    let item = deployments.all[number]
    let reason: String
    switch deployments.reference(id) {
    case .counts(let target) where target < number:
      rules.append((target, rule))
      add(number, item, mending: .deployment(target))
      return
    case .counts: reason = "\(verb) \(id), which was finished no earlier"
    case .doesNotCount: reason = "\(verb) \(id), which is no finished deployment to production"
    case .unknown: reason = "\(verb) \(id), which no record has"
    }
    let record = deployments.records[item.record]
    excluded.add(
      Exclusion(record.source, record: record.id, reason: reason),
      in: frame.scopes.memberships[item.service], at: item.finishedAt)
  }

  /// When service was restored after a failed deployment: when the last of the incidents that name
  /// it was over, each by its own times, else by the first deployment that mends it.
  func recovery(
    of deployment: Int, _ rules: [FailureRule], _ deployments: ProductionDeployments,
    _ incidents: DeliveryIncidents
  ) -> Recovery {
    let mender = menders[.deployment(deployment)]?.first
    var latest: (at: Instant, source: Recovery.Source)?
    for rule in rules {
      guard case .incident(let number) = rule else { continue }
      let incident = incidents.all[number]
      guard incident.isSound else {
        return .contradictory(
          "incident \(incidents.record(of: number).id) was over before it began")
      }
      let end: (at: Instant, source: Recovery.Source)
      if let own = incident.end {
        end = (own, .incident(number))
      } else {
        let own = menders[.incident(incidents.record(of: number).id)]?.first {
          $0 > deployment
        }
        guard let first = [own, mender].compactMap(\.self).min() else { return .unrecovered }
        end = (deployments.all[first].finishedAt, .deployment(first))
      }
      if latest.map({ $0.at < end.at }) ?? true { latest = end }
    }
    guard let end = latest ?? mender.map({ (deployments.all[$0].finishedAt, .deployment($0)) })
    else { return .unrecovered }
    guard end.at >= deployments.all[deployment].finishedAt else {
      return .contradictory("service was restored before the deployment was finished")
    }
    return .restored(end.at, end.source)
  }
}

extension Deployment {
  /// Says what it mends, undoes or answers.
  fileprivate var namesSomething: Bool {
    remediates != nil || rollbackOf != nil || incident != nil
  }
}
