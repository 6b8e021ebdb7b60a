import Diagnostics
import Model

/// The time from a task's first running to its first merged.
struct CycleTime {
  let mergedAt: Instant
  let micros: Int64
  let evidence: Evidence

  /// The times of all merged tasks; those that cannot be told or are absurd are left out.
  static func all(in record: RecordReading) -> ([CycleTime], [Exclusion]) {
    var times: [CycleTime] = []
    var excluded: [Exclusion] = []
    for history in record.tasks {
      let end = moment(of: "merged", history, record)
      guard end != nil || Completion.isStated(history) else { continue }
      func exclude(_ reason: String) {
        let source = end?.source ?? history.statusSource
        excluded.append(Exclusion(source, record: history.task.id, reason: reason))
      }
      guard let end else {
        exclude("\(history.status), but neither event nor audit entry says when it was merged")
        continue
      }
      guard let start = moment(of: "running", history, record) else {
        exclude("merged, but neither event nor audit entry says when it was running")
        continue
      }
      guard start.at <= end.at else {
        exclude("merged before it was running (\(start.source.citation))")
        continue
      }
      let elapsed = end.at - start.at
      let detail = "running (\(start.source.citation)) → merged, \(ElapsedTime.words(elapsed))"
      times.append(
        CycleTime(
          mergedAt: end.at, micros: elapsed.microseconds,
          evidence: Evidence(end.source, record: history.task.id, detail: detail)))
    }
    return (times, excluded)
  }

  /// First by the events, else by the audit trail.
  private static func moment(
    of state: String, _ history: TaskHistory, _ record: RecordReading
  ) -> (at: Instant, source: SourceLocation)? {
    if let event = history.first([state]) { return (event.at, event.source) }
    guard let entry = record.audit.first([state], subject: history.task.id), let at = entry.at
    else { return nil }
    return (at, entry.source)
  }

  /// A figure for each week of merging, and one over the whole record with what was left out.
  static func figures(
    _ definition: MetricDefinition, in context: MetricContext,
    _ reading: ([CycleTime]) -> MetricReading
  ) -> [Figure] {
    let (times, excluded) = all(in: context.record)
    let weeks = Dictionary(grouping: times) { context.week(of: $0.mergedAt) }
    let series = context.series(definition) { reading(weeks[$0] ?? []) }
    var whole = reading(times)
    whole.excluded = excluded
    return series + [context.figure(definition, nil, [], whole)]
  }

  /// Everything of a reading but its value and terms.
  static func reading(of times: [CycleTime]) -> MetricReading {
    MetricReading(
      status: times.isEmpty ? .notApplicable(because: "no task was merged") : .ok,
      count: times.count, evidence: times.map(\.evidence))
  }
}

extension Completion {
  /// The state file says that the task is done.
  static func isStated(_ history: TaskHistory) -> Bool {
    history.status == "merged" || history.status == "released"
  }
}
