import Model

/// An issue that stands for an incident, on any forge.
struct IssueIncident {
  let id: String
  let title: String?
  let text: IssueText
  let openedAt: Instant?
  let closedAt: Instant?
  /// Where neither a label nor the user names one.
  let service: String

  /// nil where it has no time. `severity` is what the forge itself states, behind the labels.
  func incident(
    _ options: ImportOptions, severity: Incident.Severity?, report: inout ImportReport
  ) -> Incident? {
    guard let openedAt else {
      report.note("incident without a time", "left out", id)
      return nil
    }
    let named = text.values(of: "service")
    let severity = text.severity ?? severity
    if severity == nil { report.note("incident without a severity", "written without", id) }
    if text.cause == nil { report.note("incident without a stated cause", "written without", id) }
    return Incident(
      id: id, services: named.isEmpty ? [options.service ?? service] : named, severity: severity,
      environment: options.environment, detectedAt: openedAt,
      impactStart: text.time("impact_start"), mitigatedAt: text.time("mitigated_at"),
      resolvedAt: closedAt, cause: text.cause, failureMode: text.failureMode, title: title,
      source: .imported)
  }
}
