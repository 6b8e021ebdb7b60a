/// `state/sessions.yaml`.
enum SessionSchema {
  static let file = RecordSchema(
    "session file", "The sessions of agents.",
    [
      .version,
      .optional("sessions", .map(of: .record(session), keys: nil), "Sessions by token."),
    ])

  static let states = ["anonymous", "active", "suspended", "terminated"]

  static let session = RecordSchema(
    "session", "One session of an agent.",
    [
      .optional("session_token", .text, "As the key; printed shortened."),
      .required("agent_id", .text, "An id of the register of agents."),
      .required("role_mode", .text, "The mode it works in."),
      .required("state", .word(states), "Where it stands."),
      .required("started_at", .time, "When it began."),
      .optional("authorized_by", .text, "Who let it begin."),
      .optional("expires_at", .time, "When it ends by itself."),
      .optional("task_scope", .texts, "Ids of the tasks it may touch."),
      .optional("parent_session", .text, "Token of the session that began it."),
      .optional("events", .list(event), "What happened, in order."),
      .optional("pending_artifacts", .texts, "Paths of what it has not handed in."),
      .optional("locked_artifacts", .texts, "Paths that it holds."),
    ])

  static let event = RecordSchema(
    "session event", "What happened in a session.",
    [
      .required("timestamp", .time, "When."),
      .required("action", .text, "Such as session_terminated."),
      .optional("details", .map(of: .anything, keys: nil), "Such as the reason."),
    ])
}
