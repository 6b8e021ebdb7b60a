/// The fields of a log line that an alias table can name sources for, as its keys.
enum NativeField: String, CaseIterable {
  case unit, workflow, user, session
  case op, status
  case errorType = "error_type"
  case agentID = "agent.id"
  case agentName = "agent.name"
  case agentVersion = "agent.version"
  case promptName = "prompt.name"
  case promptVersion = "prompt.version"
  /// The text of which `prompt.sha256` is the hash.
  case promptText = "prompt.text"
  case provider = "model.provider"
  case requestedModel = "model.requested"
  case model = "model.name"
  case inputTokens = "usage.input"
  case cacheReadTokens = "usage.cache_read"
  case cacheWriteTokens = "usage.cache_write"
  case outputTokens = "usage.output"
  case reasoningTokens = "usage.reasoning"
  /// Not written: the source's own total, by which its counts are checked.
  case totalTokens = "usage.total"
  case cost = "cost.amount"
  case toolName = "tool.name"
  case toolCall = "tool.call_id"
  case toolEndpoint = "tool.endpoint"
  case toolParameters = "tool.params"
  case toolResult = "tool.result"
  case input, output, sources

  /// What people and models wrote.
  static let contents: [NativeField] = [
    .promptText, .toolParameters, .toolResult, .input, .output, .sources,
  ]

  /// Settings of a call, as `model.params.temperature`.
  static let parameterPrefix = "model.params."
}
