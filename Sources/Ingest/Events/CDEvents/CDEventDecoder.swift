import Diagnostics
import Formats
import Model

/// Reads one CDEvent of a type that is used.
///
/// `customData` may state any field of the native record (formats of `ops/`), which then stands
/// above what the event says by itself.
struct CDEventDecoder {
  private let type: String
  private var context: ObjectReader
  private var subject: ObjectReader
  private let content: ObjectReader?
  private let custom: ObjectReader?
  private let place: SourceLocation

  /// nil with a diagnostic where the event has no subject.
  init?(
    _ node: Int, _ context: Int, of tape: JSONTape, _ type: String, _ source: EventSource
  ) {
    guard
      let event = ObjectReader(node, of: tape, "event", keys: nil, source),
      let contextReader = ObjectReader(context, of: tape, "event's context", keys: nil, source)
    else { return nil }
    guard let subjectNode = event.value("subject") else {
      event.report(.missingKey("subject", in: "event", at: event.location))
      return nil
    }
    guard let subject = ObjectReader(subjectNode, of: tape, "event's subject", keys: nil, source)
    else { return nil }
    self.type = type
    self.context = contextReader
    self.subject = subject
    place = event.location
    content = subject.object("content")
    // It may be anything, even no JSON; only an object can have the fields of a record.
    custom = event.value("customData").flatMap { data in
      guard tape.kind(data) == .object else { return nil }
      return ObjectReader(data, of: tape, "customData", keys: nil, source, isForeign: true)
    }
  }

  mutating func event() -> CDEvent? {
    let contextID = context.requiredText("id")
    let at = context.requiredInstant("timestamp")
    let id = subject.requiredText("id")
    let contextSource = context.text("source") ?? ""
    guard context.isSound, subject.isSound else { return nil }
    let part: CDEvent.Part =
      switch type.utf8.first {
      case UInt8(ascii: "s"): .deployment(deployment(contextID, of: id, at: at))
      case UInt8(ascii: "c"): .change(change(id, at: at))
      default: .incident(incident(id, at: at))
      }
    return CDEvent(
      type: type, contextID: contextID, contextSource: contextSource, at: at,
      relations: relations(), repository: idOf("repository"), part: part)
  }

  // MARK: Parts

  private func deployment(_ contextID: String, of service: String, at: Instant) -> Deployment {
    // The event's own id, because that is what links of other events name.
    var deployment = Deployment(
      id: contextID, service: Self.service(service), finishedAt: at, outcome: .success,
      kind: type == "service.rolledback" ? .rollback : .normal, source: place)
    if let environment = idOf("environment") { deployment.environment = environment }
    guard var custom else { return deployment }
    deployment.service = custom.text("service") ?? deployment.service
    DeploymentEvent.fill(&deployment, from: &custom)
    return deployment
  }

  private func change(_ id: String, at: Instant) -> Change {
    var change = Change(id: id, service: "", source: place)
    switch type {
    case "change.created": change.createdAt = at
    case "change.reviewed": change.firstReviewAt = at
    case "change.merged": change.mergedAt = at
    case "change.abandoned": change.closedAt = at
    default: break
    }
    guard var custom else { return change }
    change.service = custom.text("service") ?? ""
    ChangeEvent.fill(&change, from: &custom)
    return change
  }

  private func incident(_ id: String, at: Instant) -> Incident {
    var incident = Incident(
      id: id, services: idOf("service").map { [Self.service($0)] } ?? [], source: place)
    if let environment = idOf("environment") { incident.environment = environment }
    var content = content
    incident.title = content?.text("description")
    switch type {
    case "incident.detected": incident.detectedAt = at
    case "incident.resolved": incident.resolvedAt = at
    default: break
    }
    guard var custom else { return incident }
    IncidentEvent.fill(&incident, from: &custom)
    return incident
  }

  // MARK: Fields

  /// The id of an object in the subject's content, such as its environment.
  private func idOf(_ key: StaticString) -> String? {
    guard var object = content?.object(key) else { return nil }
    return object.text("id")
  }

  /// `checkout` of `service/checkout`.
  private static func service(_ id: String) -> String {
    let prefix = "service/"
    return id.hasPrefix(prefix) && id.utf8.count > prefix.utf8.count
      ? String(id.dropFirst(prefix.count)) : id
  }

  private func relations() -> [String] {
    let tape = context.tape
    guard let links = context.value("links") else { return [] }
    return tape.items(of: links).compactMap { link in
      guard let type = tape.value(of: link, "linkType"), tape.isText(type, "RELATION"),
        let target = tape.value(of: link, "target"),
        let id = tape.value(of: target, "contextId"), tape.kind(id) == .string
      else { return nil }
      return tape.text(id)
    }
  }
}
