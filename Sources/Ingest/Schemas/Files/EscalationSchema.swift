/// `state/escalation_queue.yaml`.
enum EscalationSchema {
  static let file = RecordSchema(
    "escalation file", "The queue, on its own or under escalation_queue.",
    queue.fields + [.optional("escalation_queue", .record(queue), "The queue.")])

  static let queue = RecordSchema(
    "escalation queue", "The questions that the executor handed up.",
    [
      .version,
      .optional("metadata", .anything, "Of the kernel; not read."),
      .optional("items", .list(escalation), "The escalations."),
      .optional("severity_actions", .anything, "Of the kernel; not read."),
      .optional("history", .anything, "Of the kernel; not read."),
    ])

  static let statuses = ["pending", "acknowledged", "in_progress", "resolved", "deferred"]

  static let escalation = RecordSchema(
    "escalation", "One question.",
    [
      .required("id", .text, "Such as ESC-2026-11-20-001."),
      .optional("source", .map(of: .anything, keys: nil), "Where it came up; task_id is read."),
      .optional("type", .text, "Such as spec_unclear."),
      .optional("severity", .text, "low, medium, high or critical."),
      .optional("title", .text, "In a few words."),
      .optional("description", .text, "In full."),
      .optional("affected_specs", .anything, "For people."),
      .optional("suggested_action", .anything, "For people."),
      .optional("suggested_resolution", .anything, "For people."),
      .required("status", .word(statuses), "Where it stands."),
      .optional("created_at", .time, "When it was handed up."),
      .optional("acknowledged_at", .time, "When somebody took it."),
      .optional("resolved_at", .time, "When it was answered."),
      .optional("resolution_notes", .text, "The answer."),
      .optional("resolution", .anything, "The answer, or {summary}."),
    ])
}
