import Diagnostics
import Formats
import Model

/// An incident that is written as Markdown with front matter: the fields of a native line, and the
/// text as its account.
enum IncidentRecord {
  private static let keys = [
    "id", "services", "service", "severity", "environment", "detected_at", "impact_start",
    "mitigated_at", "resolved_at", "caused_by", "failure_mode", "affected_fraction", "kind",
    "announced", "pages", "remediation", "duplicate_of", "postmortem", "title", "status", "owner",
  ]

  /// nil with a diagnostic for a record without front matter, or with a value that cannot be used.
  static func written(_ text: RecordText, _ reading: FileReading) -> Incident? {
    guard var reader = MappingReader(frontMatterOf: text, "incident", keys: keys, reading) else {
      return nil
    }
    var incident = Incident(
      id: reader.text("id") ?? RecordFileName.stem(reading.path), services: services(&reader),
      severity: severity(&reader), detectedAt: reader.instant("detected_at"),
      impactStart: reader.instant("impact_start"), mitigatedAt: reader.instant("mitigated_at"),
      resolvedAt: reader.instant("resolved_at"), cause: cause(&reader),
      failureMode: reader.text("failure_mode"), affectedFraction: fraction(&reader),
      kind: kind(&reader), announced: announced(&reader), pages: pages(&reader),
      remediation: RemediationRecord.all(reader.items("remediation"), of: .incidents, reading),
      duplicateOf: reader.text("duplicate_of"), postmortem: reader.text("postmortem"),
      title: reader.text("title") ?? text.title?.text, body: text.body, bodyLine: text.bodyLine,
      source: reading.place)
    if let environment = reader.text("environment") { incident.environment = environment }
    if reader.isSound, incident.start == nil { reader.missing("detected_at") }
    return reader.isSound ? incident : nil
  }

  private static func services(_ reader: inout MappingReader) -> [String] {
    reader.texts("services") + [reader.text("service")].compactMap { $0 }
  }

  private static func severity(_ reader: inout MappingReader) -> Incident.Severity? {
    guard let written = reader.text("severity") else { return nil }
    let severity = SeverityWord.severity(written)
    if severity == nil {
      reader.reading.report(
        .unknownWord(
          written, "severity", known: SeverityWord.known, at: reader.location(of: "severity")))
    }
    return severity
  }

  private static func cause(_ reader: inout MappingReader) -> Incident.Cause? {
    guard let written = reader.text("caused_by"), !Words.isPlaceholder(written) else { return nil }
    return Words.fieldName(written) == "notchangerelated"
      ? .notChangeRelated : .deployment(written)
  }

  private static func kind(_ reader: inout MappingReader) -> Incident.Kind {
    let known = Incident.Kind.allCases.map(\.rawValue)
    return reader.word("kind", known: known).flatMap(Incident.Kind.init(rawValue:)) ?? .incident
  }

  private static func fraction(_ reader: inout MappingReader) -> Rational? {
    guard let part = reader.part("affected_fraction") else { return nil }
    if part <= 1 { return part }
    reader.wrongType(
      "affected_fraction", "at most 1, or 100%", at: reader.location(of: "affected_fraction"))
    return nil
  }

  private static func announced(_ reader: inout MappingReader) -> Range<Instant>? {
    guard let node = reader.node("announced") else { return nil }
    let keys = ["start", "end"]
    guard var window = MappingReader(node, "announced window", keys: keys, reader.reading) else {
      reader.spoil()
      return nil
    }
    let (start, end) = (window.requiredInstant("start"), window.requiredInstant("end"))
    guard window.isSound else {
      reader.spoil()
      return nil
    }
    if start < end { return start..<end }
    reader.reading.report(.emptyWindow(at: window.location(of: "end")))
    return nil
  }

  private static func pages(_ reader: inout MappingReader) -> [Page] {
    let reading = reader.reading
    return reader.items("pages").compactMap { node in
      let page = page(node, reading)
      if page == nil { reading.reject(.incidents) }
      return page
    }
  }

  private static func page(_ node: YAMLNode, _ reading: FileReading) -> Page? {
    let keys = ["at", "responder", "zone", "acknowledged_at"]
    guard var reader = MappingReader(node, "page", keys: keys, reading) else { return nil }
    let page = Page(
      at: reader.requiredInstant("at"), responder: reader.requiredText("responder"),
      zone: reader.text("zone"), acknowledgedAt: reader.instant("acknowledged_at"),
      source: reader.location)
    return reader.isSound ? page : nil
  }
}

extension Diagnostic {
  static func emptyWindow(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5153", .error, "the announced window ends before it begins; it is not used", at: place)
  }
}
