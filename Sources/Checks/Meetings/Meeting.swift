package import Model

/// One meeting that the operating model asks for, held or not.
package struct Meeting: Sendable {
  package enum State: Sendable {
    /// With the minutes that count for it.
    case held(Minutes)
    /// Its period is over, and no minutes are of it.
    case missed
    /// It can still be held.
    case due
    case toCome
    /// Before the first minutes of all: nothing says that the meetings had begun.
    case beforeRecord
  }

  package let cadence: MeetingCadence
  /// The day, week, month or quarter that it is for.
  package let period: Period
  /// The day it is planned for, or the last on which it can be held.
  package let day: CivilDate
  package let state: State

  package var minutes: Minutes? { if case .held(let minutes) = state { minutes } else { nil } }

  package var isMissed: Bool { if case .missed = state { true } else { false } }
}
