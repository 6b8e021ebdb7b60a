package import Model

/// The merged changes that need a test plan and a rollback plan.
package struct ChangePlans: Sendable {
  /// The places of those changes in the facts, in their order.
  package let all: [Int]
  /// By scope and period of the merge.
  package let groups: PeriodGroups

  /// Kinds of change that need no plans.
  package static let trivialKinds: Set<String> = ["docs", "trivial"]

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
    groups = frame.groups(places)
  }
}

extension Change {
  /// Needs no plans, by its kind.
  package var isTrivial: Bool {
    kind.map { ChangePlans.trivialKinds.contains($0.lowercased()) } ?? false
  }

  package var hasBothPlans: Bool { testPlan.isPresent && rollbackPlan.isPresent }
}

extension Change.Plan {
  package var isPresent: Bool { if case .present = self { true } else { false } }
}
