package import Model

/// Actions of past meetings: the latest word on each counts.
package enum CarriedActions {
  package struct Carried: Sendable {
    package let action: ActionItem
    /// The meeting that first named it.
    package let meeting: CivilDate
    /// Of that meeting: the name of a `MeetingCadence`.
    package let cadence: String
  }

  /// The open ones up to a day, by due date (none last), then id. An action that a later meeting
  /// closed is not among them. Of one cadence's meetings, or of all.
  package static func open(
    _ minutes: [Minutes], until today: CivilDate, cadence: String? = nil
  ) -> [Carried] {
    latest(minutes, until: today).filter { carried in
      carried.action.isOpen && cadence.map { $0 == carried.cadence } ?? true
    }
  }

  /// Those of meetings from a day on, open or not, in the same order.
  package static func since(
    _ day: CivilDate, _ minutes: [Minutes], until today: CivilDate
  ) -> [Carried] {
    latest(minutes, until: today).filter { $0.meeting >= day }
  }

  private static func latest(_ minutes: [Minutes], until today: CivilDate) -> [Carried] {
    var latest: [String: Carried] = [:]
    for minutes in minutes where minutes.date <= today {
      for action in minutes.actions {
        latest[action.id] = Carried(
          action: action, meeting: latest[action.id]?.meeting ?? minutes.date,
          cadence: latest[action.id]?.cadence ?? minutes.cadence)
      }
    }
    let far = CivilDate(daysSinceEpoch: 2_932_896)
    return latest.values.sorted { left, right in
      let (first, second) = (left.action.due ?? far, right.action.due ?? far)
      if first != second { return first < second }
      return left.action.id.utf8.lexicographicallyPrecedes(right.action.id.utf8)
    }
  }
}
