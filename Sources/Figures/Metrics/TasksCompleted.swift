import Diagnostics
import Model

/// How many tasks were finished in a week, and in all.
package struct TasksCompleted: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.tasks_completed", title: "Tasks completed", unit: .count, direction: .higherIsBetter,
    summary: "Tasks that entered merged or released for the first time in the week.",
    formula: "tasks completed",
    rule: "OS operating model §9.1: at least 10 a week",
    bias: "A task counts once, however large; work that was abandoned does not count.",
    inputs: [.tasks], target: FigureTarget(minimum: 10))

  package func figures(in context: MetricContext) -> [Figure] {
    let (completions, excluded) = Completion.all(in: context.record)
    let queues = Dictionary(grouping: completions) { $0.task.queue ?? "" }
    var figures = self.figures(completions, excluded: excluded, [], in: context)
    for queue in queues.keys.sorted() where !queue.isEmpty {
      let label = FigureLabel("queue", queue)
      figures += self.figures(queues[queue] ?? [], excluded: [], [label], in: context)
    }
    return figures
  }

  private func figures(
    _ completions: [Completion], excluded: [Exclusion], _ labels: [FigureLabel],
    in context: MetricContext
  ) -> [Figure] {
    let weeks = Dictionary(grouping: completions) { context.week(of: $0.at) }
    let series = context.series(definition, labels) { week in
      let began = context.record.firstEvent.map(context.week(of:))
      guard let began, began <= week else {
        return MetricReading(status: .noData(because: Self.before(context)))
      }
      return .count(of: (weeks[week] ?? []).map(\.evidence), as: "tasks completed")
    }
    var total = context.figure(
      definition, nil, labels,
      .count(of: completions.map(\.evidence), as: "tasks completed", excluded: excluded))
    // The bound is for a week, not for all weeks together.
    total.target = nil
    total.verdict = .notJudged
    return series + [total]
  }

  private static func before(_ context: MetricContext) -> String {
    guard let first = context.record.firstEvent else { return "no task has an event" }
    return "the record begins on \(context.facts.zone.date(of: first))"
  }
}

/// The moment a task was finished, by its first event into merged or released, else by its first
/// audit entry of that status.
struct Completion {
  let task: Task
  let at: Instant
  let evidence: Evidence

  static func all(in record: RecordReading) -> ([Completion], [Exclusion]) {
    let finished: Set<String> = ["merged", "released"]
    var completions: [Completion] = []
    var excluded: [Exclusion] = []
    for history in record.tasks {
      let task = history.task
      if let event = history.first(finished) {
        completions.append(
          Completion(
            task: task, at: event.at,
            evidence: Evidence(event.source, record: task.id, detail: event.words)))
      } else if let entry = record.audit.first(finished, subject: task.id), let at = entry.at {
        let detail = "\(entry.status), by the audit trail"
        completions.append(
          Completion(
            task: task, at: at, evidence: Evidence(entry.source, record: task.id, detail: detail)))
      } else if finished.contains(history.status) {
        let reason = "\(history.status), but neither event nor audit entry says since when"
        excluded.append(Exclusion(history.statusSource, record: task.id, reason: reason))
      }
    }
    return (completions, excluded)
  }
}
