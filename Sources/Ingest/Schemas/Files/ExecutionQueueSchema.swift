/// `state/execution_queue.yaml`.
enum ExecutionQueueSchema {
  static let file = RecordSchema(
    "execution file", "The queue, on its own or under execution_queue.",
    queue.fields + [.optional("execution_queue", .record(queue), "The queue.")])

  static let queue = RecordSchema(
    "execution queue", "The orders that the executor works through.",
    [
      .version,
      .optional("metadata", .anything, "Of the kernel; not read."),
      .optional("queue", .list(item), "The orders."),
      .optional("stats", .anything, "Of the kernel; not read."),
      .optional("history", .anything, "Of the kernel; not read."),
    ])

  static let statuses = ["pending", "in_progress", "completed", "skipped", "blocked"]

  static let item = RecordSchema(
    "queue item", "One order.",
    [
      .required("id", .text, "Its id."),
      .optional("task_id", .text, "The task it is a part of."),
      .optional("subtask_id", .text, "For people."),
      .optional("title", .text, "In a few words."),
      .optional("description", .text, "In full."),
      .optional("priority", .text, "P0 to P3."),
      .required("status", .word(statuses), "Where it stands."),
      .optional("blocked_reason", .text, "Why it is blocked."),
      .optional("acceptance_criteria", .anything, "For people."),
      .optional("spec_pointers", .anything, "For people."),
      .optional("estimated_effort", .anything, "For people."),
      .optional("actual_effort", .anything, "For people."),
      .optional("started_at", .time, "When it was begun."),
      .optional("completed_at", .time, "When it was done."),
    ]
      + [
        "constraints", "result", "required_subagents", "subagent_artifacts", "skip_justification",
        "depends_on",
      ].map { .optional($0, .anything, "Of the kernel; not read.") })
}
