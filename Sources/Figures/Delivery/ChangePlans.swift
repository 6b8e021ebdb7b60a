import Model

/// The merged changes that need a test plan and a rollback plan.
package struct ChangePlans: Sendable {
  /// The places of those changes in the facts, in their order.
  package let all: [Int]
  /// Whether each of them has both plans.
  package let areComplete: [Bool]
  /// By scope and period of the merge.
  package let groups: PeriodGroups

  package let areStated: Bool

  init(_ frame: DeliveryFrame) {
    var found: [Int] = []
    var complete: [Bool] = []
    var places: [EventPlace] = []
    let changes = frame.facts.changes.span
    for position in changes.indices {
      guard let merge = frame.past(changes[position].times.mergedAt) else { continue }
      let place = frame.periods.place(of: merge, in: frame.scopes(ofChange: position))
      guard !place.isNowhere, !Change.isTrivial(changes[position].kind) else { continue }
      found.append(position)
      complete.append(
        changes[position].testPlan.isPresent && changes[position].rollbackPlan.isPresent)
      places.append(place)
    }
    all = found
    areComplete = complete
    areStated = frame.facts.changes.statePlans
    groups = frame.groups(places)
  }
}

extension [Change] {
  /// Some change says whether it has a plan. A source that never does (a git history) says nothing
  /// of their absence.
  package var statePlans: Bool {
    let changes = span
    for position in changes.indices
    where changes[position].testPlan != .notStated || changes[position].rollbackPlan != .notStated {
      return true
    }
    return false
  }
}
