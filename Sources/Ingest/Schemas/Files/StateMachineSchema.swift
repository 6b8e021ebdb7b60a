/// `kernel/state_machine.yaml`.
enum StateMachineSchema {
  static let file = RecordSchema(
    "state machine", "The states of a task and what else the kernel keeps beside them.",
    needsOneOf: ["states", "task_states"],
    [
      .version,
      .optional("states", states, "Names, mappings with a name, or a mapping by name."),
      .optional(
        "transitions", .either([.list(of: .record(transition)), .map(of: targets, keys: nil)]),
        "Moves, or a mapping from a state to those that may follow."),
      .optional("role_modes", .map(of: .record(roleMode), keys: nil), "Role modes by id."),
    ] + others)

  /// What says nothing of tasks' states.
  private static let others: [FieldSchema] =
    [
      "role_mode_transitions", "agent_session", "authority_states", "authority_transitions",
      "authority_levels", "governance_gates", "pair_programming",
    ].map { .optional($0, .anything, "Of the kernel; not read here.") } + [
      .optional("task_states", states, "Another name for states."),
      .optional("description", .text, "For people."),
      .optional("initial", .anything, "For people."),
      .optional("terminal", .anything, "For people."),
      .optional("initial_state", .anything, "For people."),
      .optional("terminal_states", .anything, "For people."),
    ]

  private static let states = ValueSchema.either([
    .list(of: .anything), .map(of: .anything, keys: nil),
  ])
  private static let targets = ValueSchema.either([.text, .list(of: .text)])

  static let transition = RecordSchema(
    "transition", "A move from a state to another.",
    [
      .required("from", targets, "State, or states, that it leaves."),
      .required("to", targets, "State, or states, that it enters."),
      .optional("trigger", .text, "What makes the move."),
      .optional("action", .text, "Another name for trigger."),
      .optional("requires", .anything, "For people."),
      .optional("authorized_by", .anything, "For people."),
      .optional("description", .text, "For people."),
      .optional("condition", .anything, "For people."),
      .optional("event", .anything, "For people."),
    ])

  static let roleMode = RecordSchema(
    "role mode", "What an agent in this mode may do.",
    [
      .optional("description", .text, "For people."),
      .optional("permissions", .texts, "What it may do."),
      .optional("prohibitions", .texts, "What it may not do."),
      .optional("authority_level", .anything, "Of the kernel; not read here."),
    ])
}
