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
