/// `state/tasks.yaml`.
enum TaskSchema {
  static let file = RecordSchema(
    "task file", "The board of tasks.",
    [
      .version,
      .optional("queues", .map(of: lock, keys: nil), "The task that holds each queue's lock."),
      .optional("tasks", .map(of: .record(task), keys: nil), "Tasks by id."),
      .optional(
        "reviews", .map(of: .record(ReviewSchema.review), keys: nil), "Reviews by task id."),
    ])

  /// A task id or null: no mapping and no list.
  private static let lock = ValueSchema.either([.text, .only(["SYSTEM_LOCK"]), .null])

  static let task = RecordSchema(
    "task", "One task.",
    [
      .optional("status", .text, "A state of the state machine; draft where it is left out."),
      .optional("queue", .text, "The queue it is in."),
      .optional("events", .list(event), "What happened to it, in order."),
      .optional("branch", .text, "Its branch in git."),
      .optional("priority", .text, "P0 to P3."),
      .optional("last_updated", .time, "When the kernel last wrote it."),
      .optional("dependencies", .texts, "Ids of tasks that come first."),
      .optional("parallel_with", .texts, "Ids of tasks that go beside it."),
      .optional("downstream", .texts, "Ids of tasks that wait for it."),
      .optional("parent_task", .text, "Id of the task it is a part of."),
      .optional("spec_refs", .texts, "Ids of specifications."),
      .optional("related_reports", .texts, "Paths of reports."),
    ])

  static let event = RecordSchema(
    "task event", "A move, or another act on a task.",
    [
      .required("timestamp", .time, "When."),
      .required("action", .text, "Such as task_start."),
      .optional("from", .text, "The state before."),
      .optional("to", .text, "The state after."),
      .optional("note", .text, "For people."),
    ])
}
