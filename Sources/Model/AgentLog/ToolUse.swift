/// Calls of one tool in one workflow and week: what the policy of the workflow is compared with.
package struct ToolUse: Hashable, Sendable {
  package var workflow: String
  package var week: ISOWeek
  /// `tool.name`.
  package var tool: String
  package var calls: Exemplars
  /// `tool.success` is false, or the status is neither `ok` nor `denied`.
  package var failed: Int
  package var denied: Int
  /// Not denied, and without an approval that lets them pass at or before their time: a breach
  /// where the policy demands one for this tool.
  package var withoutApproval: Exemplars

  package init(
    workflow: String, week: ISOWeek, tool: String, calls: Exemplars = Exemplars(), failed: Int = 0,
    denied: Int = 0, withoutApproval: Exemplars = Exemplars()
  ) {
    self.workflow = workflow
    self.week = week
    self.tool = tool
    self.calls = calls
    self.failed = failed
    self.denied = denied
    self.withoutApproval = withoutApproval
  }
}
