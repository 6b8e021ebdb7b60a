import Diagnostics
import Model

/// Puts each incident down to a deployment, by what it states or by what is near.
struct IncidentCauses {
  /// By the incident's number.
  private(set) var all: [IncidentCause] = []
  private(set) var excluded: ExclusionList

  private let deployments: ProductionDeployments
  private let settings: Settings

  init(
    _ frame: DeliveryFrame, _ deployments: ProductionDeployments, _ incidents: DeliveryIncidents
  ) {
    self.deployments = deployments
    settings = frame.facts.settings
    excluded = ExclusionList(frame.periods)
    all.reserveCapacity(incidents.all.count)
    for number in incidents.all.indices {
      all.append(cause(of: incidents.all[number], incidents.record(of: number)))
    }
  }

  private mutating func cause(of incident: DeliveryIncident, _ record: Incident) -> IncidentCause {
    switch record.cause {
    case .notChangeRelated: return .notChangeRelated
    case .deployment(let id):
      switch deployments.reference(id) {
      case .counts(let number): return .deployment(number)
      case .doesNotCount(let position):
        let place = deployments.records[position].source.citation
        exclude(
          incident, record,
          "names \(id) as its cause, which is no finished deployment to production (\(place))")
        return .otherDeployment
      case .unknown:
        exclude(incident, record, "names \(id) as its cause, which no deployment record has")
        return .unknown
      }
    case nil:
      guard incident.isInProduction else { return .none }
      return nearest(incident, record).map(IncidentCause.inferred) ?? .none
    }
  }

  private mutating func exclude(
    _ incident: DeliveryIncident, _ record: Incident, _ reason: String
  ) {
    excluded.add(
      Exclusion(record.source, record: record.id, reason: reason), in: incident.scopes,
      at: incident.start)
  }

  /// The nearest earlier deployment of one of the incident's own services, to its environment and
  /// within the attribution window. A deployment of another service is never near.
  private func nearest(_ incident: DeliveryIncident, _ record: Incident) -> Int? {
    incident.services.compactMap { service -> Int? in
      let list = deployments.byService[service]
      var next = list.partitioningIndex {
        deployments.all[Int($0)].finishedAt > incident.start
      }
      while next > 0 {
        next -= 1
        let number = Int(list[next])
        let age = incident.start - deployments.all[number].finishedAt
        guard age <= settings.attributionWindow else { return nil }
        if Self.isSame(record.environment, deployments.record(of: number).environment) {
          return number
        }
      }
      return nil
    }.max()
  }

  /// `prod` is what many tools call `production`; other names are environments of their own.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    let names = Settings.defaultProductionEnvironments
    return left == right || (names.contains(left) && names.contains(right))
  }
}
