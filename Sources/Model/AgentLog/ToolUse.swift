/// Calls of one tool in one workflow and week: what the policy of the workflow is compared with.
package struct ToolUse: Hashable, Sendable {
  package var workflow: String
  package var week: ISOWeek
  /// `tool.name`.
  package var tool: String
  package var calls: Exemplars
  /// `tool.success` is false, or the status is `error` or `timeout`.
  package var failed: Int
  /// The status is `denied` or `cancelled`: they were stopped.
  package var stopped: Int
  /// Not stopped, and without an approval that lets them pass at or before their time: a breach
  /// where the policy demands one for this tool.
  package var withoutApproval: Exemplars

  package init(
    workflow: String, week: ISOWeek, tool: String, calls: Exemplars = Exemplars(), failed: Int = 0,
    stopped: Int = 0, withoutApproval: Exemplars = Exemplars()
  ) {
    self.workflow = workflow
    self.week = week
    self.tool = tool
    self.calls = calls
    self.failed = failed
    self.stopped = stopped
    self.withoutApproval = withoutApproval
  }
}
