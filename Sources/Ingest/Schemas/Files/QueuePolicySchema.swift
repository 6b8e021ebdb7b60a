/// `state/queue_policy.yaml`.
enum QueuePolicySchema {
  /// Policies by queue, on their own or under `queue_policy` or `queues`.
  static let file = ValueSchema.either([
    .record(wrapped("queue_policy")), .record(wrapped("queues")),
    .map(of: .either([.record(policy), .text]), keys: nil),
  ])

  private static func wrapped(_ key: String) -> RecordSchema {
    RecordSchema(
      "file of queue policies", "Policies by queue.",
      [
        .required(
          key, .map(of: .either([.record(policy), .text]), keys: nil), "Policies by queue.")
      ])
  }

  static let policy = RecordSchema(
    "queue policy", "What a queue allows and asks for.",
    [
      .optional("queue", .text, "As the key."),
      .required("max_concurrent", .integer(atLeast: 0, atMost: nil), "Tasks that may run at once."),
      .optional("lock_on_start", .bool, "Whether a task that starts takes the queue's lock."),
      .optional("auto_release_on_finish", .bool, "Whether it gives the lock back by itself."),
      .optional("requires_human_approval", .bool, "Whether a person approves each task."),
      .optional("audit_all_actions", .bool, "Whether each act is to be in the audit trail."),
      .optional("purpose", .text, "For people."),
      .optional("description", .text, "For people."),
    ])
}
