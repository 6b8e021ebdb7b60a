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

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(.sessions),
      var top = MappingReader(root, SessionSchema.file, reading)
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
      var reader = MappingReader(value, SessionSchema.session, reading)
    else { return nil }
    let state = reader.requiredText("state").lowercased()
    if !state.isEmpty, !SessionSchema.states.contains(state) {
      reading.report(
        .unknownWord(
          state, "session state", known: SessionSchema.states, at: reader.location(of: "state")))
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
      guard var reader = MappingReader(node, SessionSchema.event, reading) else {
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
