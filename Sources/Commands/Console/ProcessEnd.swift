import Synchronization

/// What a process holds until its end. To free hundreds of thousands of records one by one takes
/// longer than to end the process that holds them.
enum ProcessEnd {
  private static let held = Mutex<(any Sendable)?>(nil)

  /// Holds the value until the process ends, or until another is to be held.
  static func hold(_ value: some Sendable) {
    // Freed, where there was one, when nobody waits for the lock.
    let old = held.withLock { held in
      let old = held
      held = value
      return old
    }
    _ = old
  }
}
