package import Model

/// The merged changes that need a test plan and a rollback plan.
package struct ChangePlans: Sendable {
  /// The places of those changes in the facts, in their order.
  package let all: [Int]
  /// Whether each of them has both plans.
  package let areComplete: [Bool]
  /// By scope and period of the merge.
  package let groups: PeriodGroups

  /// Some change says whether it has a plan. A source that never does (a git history) says nothing
  /// of their absence.
  package let areStated: Bool

  init(_ frame: DeliveryFrame) {
    var found: [Int] = []
    var places: [EventPlace] = []
    let changes = frame.facts.changes
    for position in changes.indices {
      guard let merge = frame.past(changes[position].mergedAt) else { continue }
      let place = frame.periods.place(of: merge, in: frame.scopes(ofChange: position))
      guard !place.isNowhere, !changes[position].isTrivial else { continue }
      found.append(position)
      places.append(place)
    }
    all = found
    areComplete = found.map { changes[$0].hasBothPlans }
    areStated = changes.indices.contains {
      changes[$0].testPlan != .notStated || changes[$0].rollbackPlan != .notStated
    }
    groups = frame.groups(places)
  }
}

extension Change {
  package var hasBothPlans: Bool { testPlan.isPresent && rollbackPlan.isPresent }
}
