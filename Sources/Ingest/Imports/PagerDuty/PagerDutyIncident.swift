import Model

/// An incident of the REST API.
enum PagerDutyIncident {
  /// nil where it has no time.
  static func incident(
    _ object: ExportObject, _ pages: [Page], _ entries: [ExportObject], _ options: ImportOptions,
    report: inout ImportReport
  ) -> Incident? {
    let id = "pd:\(object.text("id") ?? "")"
    guard let createdAt = object.time("created_at") else {
      report.note("incident without a time", "left out", id)
      return nil
    }
    let priority = object.object("priority")?.text("summary", "name")
    let severity = priority.flatMap(severity)
    if severity == nil { report.note("incident without a severity", "written without", id) }
    let service = options.service ?? object.object("service")?.text("summary")
    if service == nil { report.note("incident without a service", "written without", id) }
    return Incident(
      id: id, services: service.map { [$0] } ?? [], severity: severity,
      environment: options.environment, detectedAt: createdAt,
      resolvedAt: resolved(object, entries), pages: pages,
      title: object.text("title", "description"), source: .imported)
  }

  /// `SEV-2`, or a priority of PagerDuty's own scale: `P1` to `P4`.
  static func severity(_ priority: String) -> Incident.Severity? {
    if let severity = IssueText.severity(priority) { return severity }
    let bytes = priority.utf8
    guard bytes.count == 2, bytes.first == UInt8(ascii: "P") || bytes.first == UInt8(ascii: "p")
    else { return nil }
    return Digits.value(bytes.dropFirst()).flatMap(Incident.Severity.init(rawValue:))
  }

  private static func resolved(_ object: ExportObject, _ entries: [ExportObject]) -> Instant? {
    guard object.text("status") == "resolved" else { return nil }
    return object.time("resolved_at")
      ?? entries.filter { $0.text("type") == "resolve_log_entry" }
      .compactMap { $0.time("created_at") }.max() ?? object.time("last_status_change_at")
  }
}
