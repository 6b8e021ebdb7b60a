package import Model

/// The merged changes that need a test plan and a rollback plan.
package struct ChangePlans: Sendable {
  /// The places of those changes in the facts, in their order.
  package let all: [Int]
  /// By scope and period of the merge.
  package let groups: PeriodGroups

  /// Some change says whether it has a plan. A source that never does (a git history) says nothing
  /// of their absence.
  package let areStated: Bool

  init(_ frame: DeliveryFrame) {
    var found: [Int] = []
    var places: [EventPlace] = []
    for (position, change) in frame.facts.changes.enumerated() {
      guard let merge = frame.past(change.mergedAt), !change.isTrivial else { continue }
      let place = frame.periods.place(of: merge, in: frame.scopes(of: change.service))
      guard !place.isNowhere else { continue }
      found.append(position)
      places.append(place)
    }
    all = found
    areStated = frame.facts.changes.contains {
      $0.testPlan != .notStated || $0.rollbackPlan != .notStated
    }
    groups = frame.groups(places)
  }
}

extension Change {
  package var hasBothPlans: Bool { testPlan.isPresent && rollbackPlan.isPresent }
}
