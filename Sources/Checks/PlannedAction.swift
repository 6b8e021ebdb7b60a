import Figures
import Model

/// Something that a meeting, a postmortem or a near miss asked for.
struct PlannedAction {
  let item: ActionItem
  /// Of the record that asked.
  let date: CivilDate?
  /// The failure mode of that record.
  let failureMode: String?
  /// The incident of that record.
  let incident: String?

  /// Those of minutes, then of postmortems, then of near misses, up to the as-of's day.
  static func all(in record: RecordReading) -> [PlannedAction] {
    let minutes = record.facts.minutes.filter { $0.date <= record.today }
    return minutes.flatMap { minutes in
      minutes.actions.map {
        PlannedAction(item: $0, date: minutes.date, failureMode: nil, incident: nil)
      }
    }
      + record.postmortems.flatMap { postmortem in
        postmortem.actions.map {
          PlannedAction(
            item: $0, date: postmortem.date, failureMode: postmortem.failureMode,
            incident: postmortem.incident)
        }
      }
      + record.nearMisses.flatMap { nearMiss in
        nearMiss.actions.map {
          PlannedAction(
            item: $0, date: nearMiss.date, failureMode: nearMiss.failureMode, incident: nil)
        }
      }
  }

  /// Done or to be done.
  var isPlanned: Bool { item.status != "dropped" }

  var isMostUrgent: Bool { item.priority?.uppercased() == "P0" }

  var evidence: Evidence {
    Evidence(item.source, record: item.id, detail: "action (\(item.status)): \(item.title)")
  }
}
