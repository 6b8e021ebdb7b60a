import Diagnostics
package import Model

/// How long tasks have been in a state.
package struct TaskAge: Sendable {
  package let history: TaskHistory
  package let since: Instant
  package let age: Duration

  package var evidence: Evidence {
    Evidence(
      history.statusSource, record: history.task.id,
      detail: "\(history.status) for \(ElapsedTime.words(age))")
  }
}

package enum TaskAges {
  /// The tasks in that state by id, and those of which nothing tells since when.
  package static func of(
    _ state: String, in record: RecordReading
  ) -> (ages: [TaskAge], unknown: [Exclusion]) {
    var ages: [TaskAge] = []
    var unknown: [Exclusion] = []
    for history in record.tasks where history.status == state {
      if let since = history.statusSince {
        ages.append(TaskAge(history: history, since: since, age: record.asOf - since))
      } else {
        unknown.append(
          Exclusion(
            history.statusSource, record: history.task.id,
            reason: "\(state), but nothing says since when"))
      }
    }
    return (ages, unknown)
  }

  static func status(_ unknown: [Exclusion]) -> FigureStatus {
    guard !unknown.isEmpty else { return .ok }
    let number = unknown.count == 1 ? "1 task" : "\(unknown.count) tasks"
    return .partial(because: "nothing tells the age of \(number)")
  }
}
