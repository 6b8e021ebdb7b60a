import Diagnostics
import Formats
import Model

/// `state/sessions.yaml`: the sessions of agents, by token.
struct SessionsInput: Input {
  let kind = InputKind.sessions
  let pathKey = "sessions"
  let places = ["state/sessions.yaml"]
  let staleAfterDays: Int? = 7

  func recordCount(in facts: Facts) -> Int { facts.sessions.count }

  func newest(in facts: Facts) -> Instant? {
    facts.sessions.flatMap { [$0.startedAt] + $0.events.map(\.at) }.max()
  }

  private static let keys = [
    "session_token", "agent_id", "role_mode", "state", "started_at", "authorized_by", "expires_at",
    "task_scope", "parent_session", "events", "pending_artifacts", "locked_artifacts",
  ]
  private static let states = ["anonymous", "active", "suspended", "terminated"]

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(.sessions),
      var top = MappingReader(root, "session file", keys: ["version", "sessions"], reading)
    else { return }
    for (key, value) in top.pairs("sessions") {
      if let session = Self.session(key, value, reading) {
        facts.sessions.append(session)
      } else {
        reading.reject(.sessions)
      }
    }
    if !top.isSound { reading.reject(.sessions) }
  }

  private static func session(
    _ key: YAMLNode, _ value: YAMLNode, _ reading: FileReading
  ) -> Session? {
    guard let token = key.string, !token.isEmpty,
      var reader = MappingReader(value, "session", keys: keys, reading)
    else { return nil }
    let state = reader.requiredText("state").lowercased()
    if !state.isEmpty, !states.contains(state) {
      reading.report(
        .unknownWord(state, "session state", known: states, at: reader.location(of: "state")))
    }
    let session = Session(
      token: reader.text("session_token") ?? token, agentID: reader.requiredText("agent_id"),
      roleMode: reader.requiredText("role_mode"), state: state,
      startedAt: reader.requiredInstant("started_at"), authorizedBy: reader.text("authorized_by"),
      expiresAt: reader.instant("expires_at"), taskScope: reader.texts("task_scope"),
      parent: reader.text("parent_session"), events: events(reader.items("events"), reading),
      pendingArtifacts: reader.texts("pending_artifacts"),
      lockedArtifacts: reader.texts("locked_artifacts"), source: key.location)
    return reader.isSound ? session : nil
  }

  private static func events(_ nodes: [YAMLNode], _ reading: FileReading) -> [SessionEvent] {
    var events: [SessionEvent] = []
    for node in nodes {
      let keys = ["timestamp", "action", "details"]
      guard var reader = MappingReader(node, "session event", keys: keys, reading) else {
        reading.reject(.sessions)
        continue
      }
      let event = SessionEvent(
        at: reader.requiredInstant("timestamp"), action: reader.requiredText("action"),
        details: reader.fields("details"), source: reader.location)
      if reader.isSound { events.append(event) } else { reading.reject(.sessions) }
    }
    return events
  }
}
