import Diagnostics
import Formats
import Model

/// One event of the CDEvents specification, 0.4 or 0.5, that says something of a deployment, a
/// change or an incident: the part of the record that it states.
///
/// Changes and incidents come as several events of one subject, perhaps in several files;
/// `CDEventFold` puts them together.
struct CDEvent: Sendable {
  enum Part: Sendable {
    case deployment(Deployment)
    case change(Change)
    case incident(Incident)
  }

  /// Subject and predicate, such as `service.deployed`; the spec's version of the event type is
  /// left off, as the fields read here are the same in all of them.
  let type: String
  /// Unique among the events of its source.
  let contextID: String
  let contextSource: String
  let at: Instant
  /// The ids of the events that links of type RELATION lead to, in order.
  let relations: [String]
  /// For a change, its repository: the service is known when all files have been read.
  let repository: String?
  var part: Part

  var kind: InputKind {
    switch part {
    case .deployment: .deployments
    case .change: .changes
    case .incident: .incidents
    }
  }

  var place: SourceLocation {
    switch part {
    case .deployment(let deployment): deployment.source
    case .change(let change): change.source
    case .incident(let incident): incident.source
    }
  }
}

extension CDEvent {
  /// What became of an object.
  enum Reading {
    /// It is no CDEvent.
    case other
    case event(CDEvent)
    /// An event of something else, or one that cannot be used; said so.
    case refused(InputKind?)
  }

  private static let prefix = "dev.cdevents."

  static func read(_ node: Int, of tape: JSONTape, _ source: EventSource) -> Reading {
    guard let context = tape.value(of: node, "context"), tape.kind(context) == .object,
      let type = tape.value(of: context, "type"), tape.kind(type) == .string
    else { return .other }
    let written = tape.text(type)
    let words = written.split(separator: ".", omittingEmptySubsequences: false)
    guard written.hasPrefix(prefix), words.count >= 4 else {
      return refuse(written, at: type, of: tape, source)
    }
    let name = "\(words[2]).\(words[3])"
    guard let kind = kinds[name] else { return refuse(name, at: type, of: tape, source) }
    guard var decoder = CDEventDecoder(node, context, of: tape, name, source),
      let event = decoder.event()
    else { return .refused(kind) }
    return .event(event)
  }

  /// The events that are read, and what they speak of.
  private static let kinds: [String: InputKind] = [
    "service.deployed": .deployments, "service.upgraded": .deployments,
    "service.rolledback": .deployments,
    "change.created": .changes, "change.reviewed": .changes, "change.updated": .changes,
    "change.merged": .changes, "change.abandoned": .changes,
    "incident.detected": .incidents, "incident.reported": .incidents,
    "incident.resolved": .incidents,
  ]

  /// Each type once a file: a log of all events of a company holds mostly others.
  private static func refuse(
    _ type: String, at node: Int, of tape: JSONTape, _ source: EventSource
  ) -> Reading {
    if source.isFirst("type \(type)") {
      let (line, column) = tape.place(of: node)
      let place = SourceLocation(path: source.reading.path, line: line, column: column)
      source.reading.report(.otherEvent(type, at: place))
    }
    return .refused(nil)
  }
}

extension Diagnostic {
  fileprivate static func otherEvent(_ type: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5110", .note,
      "'\(Words.shortened(type))' is no event of a deployment, change or incident: not read",
      at: place)
  }
}
