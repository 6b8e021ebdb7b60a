package import Model

/// A meeting that comes again and again; its minutes lie in a folder of its name under
/// `ops/reviews/`.
package enum ReviewCadence: String, CaseIterable, Sendable {
  case friday
  case agentOps = "agent-ops"

  /// Whether minutes of a day are of the meeting that a page for another day prepares. The Friday
  /// review is held on its day, the others some time in its week.
  package func isSame(_ day: CivilDate, as other: CivilDate) -> Bool {
    switch self {
    case .friday: day == other
    case .agentOps: ISOWeek(containing: day) == ISOWeek(containing: other)
    }
  }
}

extension PackDocument {
  /// The meeting that the page is for; nil for a page that no meeting goes through.
  package var cadence: ReviewCadence? {
    if path.hasPrefix("packs/") { return .friday }
    return path.hasPrefix("agent-ops/") ? .agentOps : nil
  }
}
