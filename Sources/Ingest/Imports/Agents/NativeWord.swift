/// The words of the log's own format.
enum NativeWord {
  static let operations = [
    "chat", "generate_content", "text_completion", "embeddings", "execute_tool", "retrieval",
    "invoke_agent", "invoke_workflow", "handoff", "message", "other",
  ]
  /// Operations that call a model.
  static let modelCalls: Set<String> = [
    "chat", "generate_content", "text_completion", "embeddings",
  ]
  static let statuses = ["ok", "error", "denied", "timeout", "cancelled"]
  static let purposes = ["approval", "sample", "defect", "escalation_handling"]
  static let costSources = ["provider", "table", "manual"]
}
