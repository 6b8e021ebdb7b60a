package import Diagnostics

/// A unit of work as the state file tracks it. Source: `state/tasks.yaml`.
package struct Task: Hashable, Sendable {
  package var id: String
  /// The status word as written, lower-cased; the states come from the workspace's state machine.
  package var status: String
  package var queue: String?
  package var branch: String?
  /// `P0` (most urgent) to `P3`.
  package var priority: String?
  package var lastUpdated: Instant?
  /// In file order, which is not always time order.
  package var events: [TaskEvent]
  package var dependencies: [String]
  package var parallelWith: [String]
  package var downstream: [String]
  package var parentTask: String?
  package var specReferences: [String]
  package var relatedReports: [String]
  package var source: SourceLocation

  package init(
    id: String, status: String, queue: String? = nil, branch: String? = nil,
    priority: String? = nil, lastUpdated: Instant? = nil, events: [TaskEvent] = [],
    dependencies: [String] = [], parallelWith: [String] = [], downstream: [String] = [],
    parentTask: String? = nil, specReferences: [String] = [], relatedReports: [String] = [],
    source: SourceLocation
  ) {
    self.id = id
    self.status = status
    self.queue = queue
    self.branch = branch
    self.priority = priority
    self.lastUpdated = lastUpdated
    self.events = events
    self.dependencies = dependencies
    self.parallelWith = parallelWith
    self.downstream = downstream
    self.parentTask = parentTask
    self.specReferences = specReferences
    self.relatedReports = relatedReports
    self.source = source
  }
}

/// One transition (or remark) in a task's history.
package struct TaskEvent: Hashable, Sendable {
  package var at: Instant
  package var action: String
  package var from: String?
  package var to: String?
  package var note: String?
  package var source: SourceLocation

  package init(
    at: Instant, action: String, from: String? = nil, to: String? = nil, note: String? = nil,
    source: SourceLocation
  ) {
    self.at = at
    self.action = action
    self.from = from
    self.to = to
    self.note = note
    self.source = source
  }
}
