import Figures
import Model

/// What the checks of agents look at: the log's cells of the 13 weeks before the one in progress,
/// and of that week. What is older stands in the packs of its time.
struct AgentWeeks {
  let first: ISOWeek
  let actions: [AgentActions]
  let tools: [ToolUse]

  init(_ context: CheckContext) {
    let zone = context.facts.zone
    let first = zone.week(of: context.asOf).adding(weeks: -13)
    self.first = first
    let log = context.record.agentWork.log
    actions = (log?.actions ?? []).filter { $0.key.week.map { $0 >= first } ?? false }
    tools = (log?.tools ?? []).filter { $0.week >= first }
  }

  /// The workflows with actions, in byte order, each with its cells.
  var byWorkflow: [(workflow: String, actions: [AgentActions])] {
    let groups = Dictionary(grouping: actions, by: \.key.workflow)
    return groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { ($0, groups[$0] ?? []) }
  }

  /// Tools by workflow, then name.
  var byTool: [(workflow: String, tool: String, uses: [ToolUse])] {
    struct Key: Hashable {
      let workflow: String
      let tool: String
    }
    let groups = Dictionary(grouping: tools) { Key(workflow: $0.workflow, tool: $0.tool) }
    return groups.keys.sorted { left, right in
      left.workflow != right.workflow
        ? left.workflow.utf8.lexicographicallyPrecedes(right.workflow.utf8)
        : left.tool.utf8.lexicographicallyPrecedes(right.tool.utf8)
    }
    .map { ($0.workflow, $0.tool, groups[$0] ?? []) }
  }
}

/// Groups of lines of the log as one: how many, and the first places of each.
struct LoggedLines {
  let count: Int
  /// In order of place.
  let evidence: [Evidence]

  init(_ groups: [Exemplars], of workflow: String, _ detail: String) {
    count = groups.reduce(0) { $0 + $1.count }
    evidence =
      groups.flatMap(\.first).map { Evidence($0, record: workflow, detail: detail) }
      .inOrderOfPlace
  }

  /// `1 action`, `12 actions`.
  func words(_ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

  /// What the lines are found for; nil where there are none.
  func finding(_ rule: CheckRule, _ subject: String, _ message: String) -> Finding? {
    guard let first = evidence.first else { return nil }
    return Finding(rule, subject: subject, message, at: first.source, evidence: evidence)
  }
}
