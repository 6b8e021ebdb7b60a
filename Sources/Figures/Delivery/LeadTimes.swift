package import Model

/// The time from writing a change to its first successful deployment.
package struct LeadTime: Sendable {
  /// Its change's place in the facts.
  package let change: Int
  /// The number of the deployment that brought it.
  package let deployment: Int
  package let microseconds: Int64
}

/// The lead times of the periods of the figures, and the changes that have none.
package struct LeadTimes: Sendable {
  /// In order of deployment.
  package let all: [LeadTime]
  /// All changes of the facts.
  package let records: [Change]
  /// By scope and period of the deployment's finish.
  package let groups: PeriodGroups
  package let durations: PeriodDurations
  /// Changes of a service's first deployment: nothing bounds what it brought.
  package let firstDeployments: DeliveryExclusions
  /// Changes that were deployed before they were written, or without a time of writing, and
  /// references that lead nowhere.
  package let exclusions: DeliveryExclusions

  init(_ frame: DeliveryFrame, _ deployments: ProductionDeployments) {
    records = frame.facts.changes
    var reader = LeadTimeReader(frame, deployments)
    reader.readAll()
    let found = reader.found
    all = found
    groups = frame.groups(reader.places)
    durations = PeriodDurations(groups) { found[$0].microseconds }
    firstDeployments = frame.exclusions(reader.first)
    exclusions = frame.exclusions(reader.excluded)
  }
}

/// Goes through the deployments in order of finish: the first that contains a change delivers it.
private struct LeadTimeReader {
  let frame: DeliveryFrame
  let deployments: ProductionDeployments
  let changes: [Change]
  var found: [LeadTime] = []
  var places: [EventPlace] = []
  var first: ExclusionList
  var excluded: ExclusionList
  private var isDelivered: [Bool]
  private var isKnown: [Bool]

  init(_ frame: DeliveryFrame, _ deployments: ProductionDeployments) {
    self.frame = frame
    self.deployments = deployments
    changes = frame.facts.changes
    first = ExclusionList(frame.periods)
    excluded = ExclusionList(frame.periods)
    isDelivered = [Bool](repeating: false, count: changes.count)
    isKnown = [Bool](repeating: false, count: frame.scopes.services.count)
  }

  mutating func readAll() {
    guard !changes.isEmpty else { return }
    for number in deployments.all.indices where deployments.all[number].isSuccess {
      let item = deployments.all[number]
      let place = frame.periods.place(
        of: item.finishedAt, in: frame.scopes.memberships[item.service])
      let isFirst = !isKnown[item.service]
      isKnown[item.service] = true
      read(number, item, place, isFirst: isFirst)
    }
  }

  private mutating func read(
    _ number: Int, _ item: ProductionDeployment, _ place: EventPlace, isFirst: Bool
  ) {
    for entry in frame.register.deployed.entries(of: item.record) {
      switch entry {
      case .change(let change) where isDelivered[change]: break
      case .change(let change):
        isDelivered[change] = true
        if !place.isNowhere { deliver(change, number, item, place, isFirst: isFirst) }
      case .unknown where place.isNowhere: break
      case .unknown(let reference):
        let record = deployments.records[item.record]
        let reason = "lists \(record.changes[reference]), which no change of \(record.service) has"
        excluded.add(
          Exclusion(record.source, record: record.id, reason: reason), in: place.scopes,
          at: item.finishedAt)
      }
    }
  }

  private mutating func deliver(
    _ position: Int, _ number: Int, _ item: ProductionDeployment, _ place: EventPlace,
    isFirst: Bool
  ) {
    let authoredAt = changes[position].times.authoredAt
    func exclusion(_ reason: String) -> Exclusion {
      Exclusion(changes[position].source, record: changes[position].id, reason: reason)
    }
    if isFirst {
      first.add(
        exclusion("came with the service's first deployment, \(deployments.record(of: number).id)"),
        in: place.scopes, at: item.finishedAt)
    } else if let authored = authoredAt, authored <= item.finishedAt {
      let elapsed = item.finishedAt.microseconds - authored.microseconds
      found.append(LeadTime(change: position, deployment: number, microseconds: elapsed))
      places.append(place)
    } else {
      let reason =
        authoredAt == nil
        ? "does not say when it was written"
        : "was deployed before it was written, in \(deployments.record(of: number).id)"
      excluded.add(exclusion(reason), in: place.scopes, at: item.finishedAt)
    }
  }
}
