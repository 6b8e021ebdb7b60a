/// What a cell of the log's rollup stands for.
package struct AgentCellKey: Hashable, Sendable {
  package var workflow: String
  /// Local to the workspace; nil for what has no week yet.
  package var week: ISOWeek?
  /// Of a week that lies in two months: which of them. nil for every other week, which says its
  /// month itself, so that months and quarters are sums of cells as weeks are.
  package var month: CalendarMonth?
  /// `model.name`, nil where none is logged.
  package var model: String?
  /// `name@version` of the prompt; its parts where the other is missing; nil for no prompt.
  package var prompt: String?
  /// `autonomy.lane`.
  package var lane: String?

  package init(
    workflow: String, week: ISOWeek? = nil, month: CalendarMonth? = nil, model: String? = nil,
    prompt: String? = nil, lane: String? = nil
  ) {
    self.workflow = workflow
    self.week = week
    self.month = month
    self.model = model
    self.prompt = prompt
    self.lane = lane
  }
}

extension AgentCellKey: Comparable {
  /// By workflow, week, month, model, prompt, lane, each in byte order, what is missing first.
  package static func < (left: Self, right: Self) -> Bool {
    if left.workflow != right.workflow {
      return left.workflow.utf8.lexicographicallyPrecedes(right.workflow.utf8)
    }
    if left.week != right.week { return precedes(left.week, right.week, <) }
    if left.month != right.month { return precedes(left.month, right.month, <) }
    for part in [\Self.model, \Self.prompt, \Self.lane] {
      let (first, second) = (left[keyPath: part], right[keyPath: part])
      if first != second {
        return precedes(first, second) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
    }
    return false
  }

  private static func precedes<Value>(
    _ left: Value?, _ right: Value?, _ order: (Value, Value) -> Bool
  ) -> Bool {
    guard let left else { return right != nil }
    return right.map { order(left, $0) } ?? false
  }
}
