package import Diagnostics

/// Who holds a queue. `SYSTEM_LOCK` as holder means the queue was stopped by hand.
package struct QueueLock: Hashable, Sendable {
  package var queue: String
  /// A task id, `SYSTEM_LOCK`, or nil for a free queue.
  package var holder: String?
  package var source: SourceLocation

  package init(
    queue: String, holder: String? = nil, source: SourceLocation
  ) {
    self.queue = queue
    self.holder = holder
    self.source = source
  }
}

extension QueueLock {
  /// The holder that stops a queue altogether.
  package static let systemLock = "SYSTEM_LOCK"

  package var isSystemLock: Bool { holder == Self.systemLock }
}
