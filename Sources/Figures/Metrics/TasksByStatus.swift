import Diagnostics
import Model

/// How many tasks are in each state.
package struct TasksByStatus: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.tasks_by_status", title: "Tasks by status", unit: .count, direction: .neither,
    summary: "Tasks of the state file in each state of the state machine, at the as-of.",
    formula: "tasks in the state", rule: "state machine of the workspace",
    bias: "Before the newest event the state is the target of the last event at that time.",
    inputs: [.tasks])

  package func figures(in context: MetricContext) -> [Figure] {
    let groups = Dictionary(grouping: context.record.tasks, by: \.status)
    let states = Set(context.facts.stateMachine.states).union(groups.keys).sorted()
    let total = MetricReading.count(of: context.record.tasks.map(evidence), as: "tasks")
    return [context.figure(definition, nil, [], total)]
      + states.map { state in
        context.figure(
          definition, nil, [FigureLabel("status", state)],
          .count(of: (groups[state] ?? []).map(evidence), as: "tasks in the state"))
      }
  }

  private func evidence(_ history: TaskHistory) -> Evidence {
    let since = history.statusSince.map { " since \($0)" } ?? ""
    return Evidence(
      history.statusSource, record: history.task.id, detail: "\(history.status)\(since)")
  }
}
