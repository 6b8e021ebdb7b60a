import Model

/// Which models the log's calls of the last 13 weeks are of.
enum ModelUse {
  static func names(in context: CheckContext) -> Set<String> {
    Set(AgentWeeks(context).actions.filter { $0.models.calls > 0 }.compactMap(\.key.model))
  }
}
