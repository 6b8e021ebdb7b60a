/// `state/agents.yaml`.
enum AgentSchema {
  static let file = RecordSchema(
    "agent file", "The register of agents.",
    [
      .version,
      .optional("agents", .map(of: .record(agent), keys: nil), "Agents by id."),
    ])

  static let agent = RecordSchema(
    "agent", "One agent.",
    [
      .optional("agent_id", .text, "As the key."),
      .optional("agent_type", .text, "Such as ai_builder."),
      .optional("display_name", .text, "Its name on pages."),
      .optional("registered_at", .time, "When it was registered."),
      .optional("allowed_role_modes", .texts, "The modes it may work in."),
      .optional("metadata", .map(of: .anything, keys: nil), "Anything else."),
    ])
}
