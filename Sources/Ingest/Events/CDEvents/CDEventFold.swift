import Diagnostics
import Model

/// Puts the CDEvents of all files together: each deployment by itself, the events of one change or
/// incident into one record, links resolved.
struct CDEventFold {
  let log: DiagnosticLog
  private let services: [Service]
  private var events: [CDEvent]
  /// The records that events are of, by the context ids of the events. An id belongs to one event
  /// of its source, but sources may have the same.
  private var deployments: [String: String] = [:]
  private var changes: [String: String] = [:]
  private var incidents: [String: String] = [:]

  init(_ events: [CDEvent], services: [Service], log: DiagnosticLog) {
    self.log = log
    self.services = services
    self.events = events.sorted { left, right in
      left.at != right.at ? left.at < right.at : left.place < right.place
    }
    dropRepeated()
    // From the back, so that of two events with one id the first counts.
    for event in self.events.reversed() {
      switch event.part {
      case .deployment(let deployment): deployments[event.contextID] = deployment.id
      case .change(let change): changes[event.contextID] = change.id
      case .incident(let incident): incidents[event.contextID] = incident.id
      }
    }
  }

  func fold(into facts: inout Facts) {
    var ofChanges: [String: [CDEvent]] = [:]
    var ofIncidents: [String: [CDEvent]] = [:]
    for event in events {
      switch event.part {
      case .deployment(let deployment): facts.deployments.append(linked(deployment, event))
      case .change(let change): ofChanges[change.id, default: []].append(event)
      case .incident(let incident): ofIncidents[incident.id, default: []].append(event)
      }
    }
    for id in ofChanges.keys.sorted(by: ByteOrder.precedes) {
      if let change = change(ofChanges[id] ?? []) { facts.changes.append(change) }
    }
    for id in ofIncidents.keys.sorted(by: ByteOrder.precedes) {
      if let incident = incident(ofIncidents[id] ?? []) { facts.incidents.append(incident) }
    }
  }

  /// Events are delivered at least once: the same one may stand in the files again.
  private mutating func dropRepeated() {
    var seen: Set<[String]> = []
    var again: [CDEvent] = []
    events = events.filter { event in
      let isNew = seen.insert([event.contextSource, event.contextID, event.type]).inserted
      if !isNew { again.append(event) }
      return isNew
    }
    if let first = again.map(\.place).min() { log.add(.repeatedEvents(again.count, at: first)) }
  }

  // MARK: Deployments

  /// With what its links say: the changes it brought, the incident it answers, what it undoes.
  private func linked(_ deployment: Deployment, _ event: CDEvent) -> Deployment {
    var deployment = deployment
    let statesChanges = !deployment.changes.isEmpty
    for target in event.relations {
      if let id = changes[target], !statesChanges { deployment.changes.append(id) }
      deployment.incident = deployment.incident ?? incidents[target]
      if deployment.kind == .rollback, deployments[target] != deployment.id {
        deployment.rollbackOf = deployment.rollbackOf ?? deployments[target]
      }
    }
    return deployment
  }

  // MARK: Changes

  /// nil with a diagnostic where no event says of which service it is.
  private func change(_ events: [CDEvent]) -> Change? {
    let parts = events.compactMap { event in
      if case .change(let part) = event.part { part } else { nil }
    }
    guard var change = parts.first else { return nil }
    let author = parts.lazy.compactMap(\.author).first
    for part in parts { change.add(part, reviewsExceptBy: author) }
    if change.mergedAt != nil { change.closedAt = nil }
    let repository = events.lazy.compactMap(\.repository).first
    if change.service.isEmpty { change.service = repository.map(service) ?? "" }
    guard !change.service.isEmpty else {
      log.add(.changeWithoutService(change.id, at: change.source))
      return nil
    }
    return change
  }

  /// The one service that the register says is kept in that repository; else the repository.
  private func service(ofRepository id: String) -> String {
    let owners = services.filter { service in
      service.repositories.contains { ByteOrder.equal($0, id) }
    }
    return owners.count == 1 ? owners[0].id : id
  }

  // MARK: Incidents

  /// nil with a diagnostic where no event says when it began.
  private func incident(_ events: [CDEvent]) -> Incident? {
    var folded: Incident?
    for event in events {
      guard case .incident(let part) = event.part else { continue }
      guard var incident = folded else {
        folded = part
        continue
      }
      if event.type == "incident.detected" { incident.reopen(at: event.at) }
      incident.add(part)
      folded = incident
    }
    guard var incident = folded else { return nil }
    // A report tells of it where nothing detected it.
    if incident.detectedAt == nil {
      incident.detectedAt = events.first { $0.type == "incident.reported" }?.at
    }
    guard incident.start != nil else {
      log.add(.incidentWithoutStart(incident.id, at: incident.source))
      return nil
    }
    if incident.cause == nil { incident.cause = cause(events.flatMap(\.relations)) }
    return incident
  }

  /// The deployment that the links lead to; an unknown event is kept as one that is not at hand.
  private func cause(_ targets: [String]) -> Incident.Cause? {
    if let id = targets.lazy.compactMap({ deployments[$0] }).first { return .deployment(id) }
    return targets.first { changes[$0] == nil && incidents[$0] == nil }.map { .deployment($0) }
  }
}

extension Diagnostic {
  fileprivate static func repeatedEvents(_ count: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5111", .note,
      "\(count) event\(count == 1 ? "" : "s"), this one the first, came before and "
        + "\(count == 1 ? "is" : "are") counted once", at: place)
  }

  fileprivate static func changeWithoutService(
    _ id: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5112", .error,
      "no event of the change '\(Words.shortened(id))' names a repository or a service; it is "
        + "left out", at: place, hint: "state 'service' in its customData")
  }

  fileprivate static func incidentWithoutStart(
    _ id: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5113", .error,
      "no event says when the incident '\(Words.shortened(id))' was detected or reported; it is "
        + "left out", at: place, hint: "add the event, or 'detected_at' in customData")
  }
}
