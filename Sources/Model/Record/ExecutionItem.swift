package import Diagnostics

/// An order waiting for, or done by, the executor. Source: `state/execution_queue.yaml`.
package struct ExecutionItem: Hashable, Sendable {
  package var id: String
  package var taskID: String?
  package var title: String
  package var priority: String?
  /// pending, in_progress, completed, skipped or blocked.
  package var status: String
  package var blockedReason: String?
  package var startedAt: Instant?
  package var completedAt: Instant?
  package var source: SourceLocation

  package init(
    id: String, taskID: String? = nil, title: String, priority: String? = nil, status: String,
    blockedReason: String? = nil, startedAt: Instant? = nil, completedAt: Instant? = nil,
    source: SourceLocation
  ) {
    self.id = id
    self.taskID = taskID
    self.title = title
    self.priority = priority
    self.status = status
    self.blockedReason = blockedReason
    self.startedAt = startedAt
    self.completedAt = completedAt
    self.source = source
  }
}
