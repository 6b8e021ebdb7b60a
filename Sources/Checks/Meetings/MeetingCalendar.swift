package import Model

/// The meetings of the last 13 weeks and the next of each cadence, each held against the minutes.
///
/// One meeting is asked for in each period of a cadence. A governance review is planned for its
/// weekday and counts for the nearest one within three days, so that one held on the Monday after is
/// that of the week before. Other meetings count for the period of their day; where two lie in one,
/// the earlier one counts for the period before, or the later period, if that has none and is near.
/// The morning digest is read and not met about: it is asked for from its first minutes on.
package struct MeetingCalendar: Sendable {
  /// By cadence, then in order of time.
  package let meetings: [Meeting]
  /// The minutes of known cadences, with the period that each counts for.
  private let counted: [(cadence: MeetingCadence, period: Period, minutes: Minutes)]

  /// How far back the calendar goes.
  package static let days = 13 * 7

  /// Minutes later than `today` do not exist yet.
  package init(_ minutes: [Minutes], _ settings: Settings, today: CivilDate) {
    let past = minutes.filter { $0.date <= today }
    let first = past.map(\.date).min()
    var meetings: [Meeting] = []
    var counted: [(cadence: MeetingCadence, period: Period, minutes: Minutes)] = []
    for cadence in MeetingCadence.allCases {
      let own = past.filter { $0.cadence == cadence.rawValue }
      let start = cadence == .daily ? own.map(\.date).min() : first
      let slots = MeetingSlots(cadence, settings, today: today)
      let matches = slots.matches(own)
      for (slot, minutes) in zip(slots.all, matches) where slots.isShown(slot) {
        let state = slots.state(slot, minutes, since: start)
        meetings.append(
          Meeting(cadence: cadence, period: slot.period, day: slot.day, state: state))
      }
      counted += own.map { minutes in
        let match = matches.firstIndex { $0 == minutes }
        let period = match.map { slots.all[$0].period } ?? cadence.period(of: minutes.date)
        return (cadence, period, minutes)
      }
    }
    self.meetings = meetings
    self.counted = counted
  }

  package func meetings(of cadence: MeetingCadence) -> [Meeting] {
    meetings.filter { $0.cadence == cadence }
  }

  /// The minutes that count for a period of a cadence, by date.
  package func minutes(of cadence: MeetingCadence, in period: Period) -> [Minutes] {
    counted.filter { $0.cadence == cadence && $0.period == period }.map(\.minutes)
  }
}
