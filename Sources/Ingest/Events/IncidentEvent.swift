import Diagnostics
import Formats
import Model

/// An incident as a native object, or as the `customData` of an event.
enum IncidentEvent {
  private static let keys = JSONKeySet([
    "id", "services", "service", "severity", "environment", "detected_at", "impact_start",
    "mitigated_at", "resolved_at", "caused_by", "failure_mode", "affected_fraction", "kind",
    "announced", "pages", "remediation", "duplicate_of", "postmortem", "title", "x",
  ])
  private static let windowKeys = JSONKeySet(["start", "end"])

  static func native(
    _ node: Int, of tape: JSONTape, _ source: EventSource
  ) -> Incident? {
    guard var reader = ObjectReader(node, of: tape, "incident", keys: keys, source) else {
      return nil
    }
    var incident = Incident(id: reader.requiredText("id", isUnique: true), source: reader.location)
    fill(&incident, from: &reader)
    if reader.isSound, incident.start == nil { reader.missing("detected_at") }
    return reader.isSound ? incident : nil
  }

  /// What the object states beside its id; the rest stays as it is.
  static func fill(_ incident: inout Incident, from reader: inout ObjectReader) {
    let services = reader.texts("services") + reader.texts("service")
    if !services.isEmpty { incident.services = services }
    if let severity = severity(&reader) { incident.severity = severity }
    if let environment = reader.text("environment") { incident.environment = environment }
    incident.detectedAt = reader.instant("detected_at") ?? incident.detectedAt
    incident.impactStart = reader.instant("impact_start") ?? incident.impactStart
    incident.mitigatedAt = reader.instant("mitigated_at") ?? incident.mitigatedAt
    incident.resolvedAt = reader.instant("resolved_at") ?? incident.resolvedAt
    if let cause = reader.text("caused_by") { incident.cause = Self.cause(cause) }
    incident.failureMode = reader.text("failure_mode") ?? incident.failureMode
    if let fraction = fraction(&reader) { incident.affectedFraction = fraction }
    if let kind = reader.word("kind", of: Incident.Kind.self, isStrict: false) {
      incident.kind = kind
    }
    if let window = announced(&reader) { incident.announced = window }
    let pages = PageEvent.all(&reader)
    if !pages.isEmpty { incident.pages = pages }
    let remediation = RemediationEvent.all(&reader)
    if !remediation.isEmpty { incident.remediation = remediation }
    incident.duplicateOf = reader.text("duplicate_of") ?? incident.duplicateOf
    incident.postmortem = reader.text("postmortem") ?? incident.postmortem
    incident.title = reader.text("title") ?? incident.title
  }

  private static func severity(_ reader: inout ObjectReader) -> Incident.Severity? {
    guard let text = reader.text("severity") else { return nil }
    if let severity = SeverityWord.severity(text) { return severity }
    reader.report(unknownWord: text, "severity", known: SeverityWord.known, isStrict: true)
    return nil
  }

  private static func cause(_ text: String) -> Incident.Cause {
    Words.fieldName(text) == "notchangerelated" ? .notChangeRelated : .deployment(text)
  }

  private static func fraction(_ reader: inout ObjectReader) -> Rational? {
    guard let fraction = reader.part("affected_fraction") else { return nil }
    if fraction >= 0, fraction <= 1 { return fraction }
    reader.refuse(.outOfRange(at: reader.location(of: "affected_fraction")))
    return nil
  }

  private static func announced(_ reader: inout ObjectReader) -> Range<Instant>? {
    guard let node = reader.value("announced") else { return nil }
    guard var window = reader.part(node, "announced window", keys: windowKeys) else {
      reader.spoil()
      return nil
    }
    let (start, end) = (window.requiredInstant("start"), window.requiredInstant("end"))
    guard window.isSound else {
      reader.spoil()
      return nil
    }
    if start < end { return start..<end }
    reader.report(.emptyWindow(at: window.location(of: "end")))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func outOfRange(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5102", .error, "'affected_fraction' must be from 0 to 1; the record is left out",
      at: place)
  }
}
