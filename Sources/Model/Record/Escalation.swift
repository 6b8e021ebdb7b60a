package import Diagnostics

/// A question that work could not answer by itself. Source: `state/escalation_queue.yaml`.
package struct Escalation: Hashable, Sendable {
  package var id: String
  package var type: String?
  package var severity: String?
  package var title: String
  package var detail: String
  package var taskID: String?
  /// pending, acknowledged, in_progress, resolved or deferred.
  package var status: String
  package var createdAt: Instant?
  package var acknowledgedAt: Instant?
  package var resolvedAt: Instant?
  package var resolution: String?
  package var source: SourceLocation

  package init(
    id: String, type: String? = nil, severity: String? = nil, title: String, detail: String = "",
    taskID: String? = nil, status: String, createdAt: Instant? = nil,
    acknowledgedAt: Instant? = nil, resolvedAt: Instant? = nil, resolution: String? = nil,
    source: SourceLocation
  ) {
    self.id = id
    self.type = type
    self.severity = severity
    self.title = title
    self.detail = detail
    self.taskID = taskID
    self.status = status
    self.createdAt = createdAt
    self.acknowledgedAt = acknowledgedAt
    self.resolvedAt = resolvedAt
    self.resolution = resolution
    self.source = source
  }
}

extension Escalation {
  package var isOpen: Bool { status != "resolved" }
}
