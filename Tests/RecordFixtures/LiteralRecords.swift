package import Diagnostics
package import Model

/// Literal records for tests: `at("11-18 10:00")` is in 2026, UTC.
package func at(_ text: String) -> Instant {
  guard let instant = Instant(rfc3339: "2026-\(text):00Z") else {
    preconditionFailure("no time: \(text)")
  }
  return instant
}

package func day(_ text: String) -> CivilDate {
  guard let date = CivilDate(iso8601: text) else { preconditionFailure("no day: \(text)") }
  return date
}

package func week(_ text: String) -> ISOWeek {
  guard let week = ISOWeek(text) else { preconditionFailure("no week: \(text)") }
  return week
}

package func line(_ number: Int, _ path: String = "state/tasks.yaml") -> SourceLocation {
  SourceLocation(path: path, line: number)
}

/// A task whose events go through the states at those times.
package func task(
  _ id: String, _ status: String? = nil, queue: String? = "dev", line number: Int = 1,
  updated: Instant? = nil, _ moves: [(String, String, String)] = []
) -> Model.Task {
  let events = moves.enumerated().map { index, move in
    TaskEvent(
      at: at(move.0), action: "task_\(move.2)", from: move.1, to: move.2,
      source: line(number + index + 1))
  }
  return Model.Task(
    id: id, status: status ?? moves.last?.2 ?? "draft", queue: queue, lastUpdated: updated,
    events: events, source: line(number))
}

/// The same, in the state of its last move.
package func task(
  _ id: String, queue: String? = "dev", line number: Int = 1, _ moves: [(String, String, String)]
) -> Model.Task {
  task(id, nil, queue: queue, line: number, moves)
}

/// Draft, running, reviewing, merged at those times.
package func mergedTask(
  _ id: String, start: String, merge: String, line number: Int = 1, queue: String = "dev"
) -> Model.Task {
  task(
    id, "merged", queue: queue, line: number,
    [(start, "draft", "running"), (merge, "running", "reviewing"), (merge, "reviewing", "merged")])
}

package func session(
  _ token: String, start: String, expires: String? = nil, state: String = "active",
  end: (String, String)? = nil, line number: Int = 1
) -> Session {
  let path = "state/sessions.yaml"
  let events = end.map { end in
    [
      SessionEvent(
        at: at(end.0), action: "session_terminated",
        details: [Field(name: "reason", value: end.1)], source: line(number + 5, path))
    ]
  }
  return Session(
    token: token, agentID: "ai_claude-1", roleMode: "executor", state: state, startedAt: at(start),
    expiresAt: expires.map(at), events: events ?? [], source: line(number, path))
}

package func audit(_ subject: String, _ time: Instant, _ status: String, line number: Int = 3)
  -> AuditEntry
{
  AuditEntry(
    subject: subject, at: time, status: status, variant: .kernelLog,
    source: line(number, "ops/audit/\(subject).md"))
}

/// Those inputs found whole.
package func fresh(_ kinds: InputKind...) -> [InputSource] {
  kinds.map { InputSource(kind: $0, status: .fresh) }
}

/// A Saturday in 2026-W47: the judged week is W46, 9 to 15 November.
package let now = at("11-21 12:00")

/// The clocks of Berlin in 2026, by Python's zoneinfo.
package let berlin = TimeZoneRules(
  name: "Europe/Berlin", initialOffsetSeconds: 3600,
  transitions: [
    .init(at: 1_774_746_000, offsetSeconds: 7200), .init(at: 1_792_890_000, offsetSeconds: 3600),
  ])
