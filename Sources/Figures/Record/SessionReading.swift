package import Model

/// What a session was at the as-of.
package struct SessionReading: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case active
    /// Past its `expires_at` without having been ended: the file still says `active`.
    case expired
    case terminated, suspended
  }

  package let session: Session
  package let state: State
  /// When it ended: the termination, or the expiry; nil while it runs and where nothing tells.
  package let endedAt: Instant?
  /// Why it ended, as recorded; `expired` for an expiry.
  package let reason: String?

  /// nil for a session that had not started.
  package init?(_ session: Session, asOf: Instant) {
    guard session.startedAt <= asOf else { return nil }
    self.session = session
    let past = session.events.filter { $0.at <= asOf }
    let end = session.events.filter { Self.isEnd($0.action) }.min { $0.at < $1.at }
    let suspension = past.filter { Self.isPause($0.action) }.max { $0.at < $1.at }
    if let end, end.at <= asOf {
      state = .terminated
      endedAt = end.at
      reason =
        end.action == "session_expired"
        ? "expired" : end.details.first { $0.name == "reason" }?.value
    } else if session.state == "terminated", end == nil {
      state = .terminated
      endedAt = nil
      reason = nil
    } else if let expiry = session.expiresAt, expiry <= asOf {
      state = .expired
      endedAt = expiry
      reason = "expired"
    } else {
      let isPaused =
        suspension.map { $0.action == "session_suspended" } ?? (session.state == "suspended")
      state = isPaused ? .suspended : .active
      endedAt = nil
      reason = nil
    }
  }

  private static func isEnd(_ action: String) -> Bool {
    action == "session_terminated" || action == "session_expired"
  }

  private static func isPause(_ action: String) -> Bool {
    action == "session_suspended" || action == "session_resumed"
  }
}
