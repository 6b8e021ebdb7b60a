import Checks
import Model

/// One line of the monthly maintenance, with what was found for it.
struct MaintenanceItem {
  enum State {
    case done, toDo, unknown
  }

  let tick: MaintenanceTick
  let title: String
  let state: State
  /// What was found, without a full stop.
  let found: [Inline]
  /// The ids of the checks that answer it.
  let rules: [String]

  var mark: StatusMark {
    switch state {
    case .done: StatusMark(.good, "done")
    case .toDo: StatusMark(.attention, "to do")
    case .unknown: StatusMark(.unknown, "unknown")
    }
  }
}
