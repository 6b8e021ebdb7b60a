import Diagnostics
import Figures
import Model

/// A change that is not trivial says how it is tested and how it is undone.
package struct ChangeWithoutPlans: Check {
  package init() {}

  package let rule = CheckRule(
    id: "change-without-plans", title: "Change without test plan or rollback plan",
    severity: .warning,
    why: "Whoever is on call at night needs the way back written down before it is needed.",
    mend: "Add the plan to the change, or mark the change as trivial if it is.",
    inputs: [.changes])

  package func findings(in context: CheckContext) -> [Finding] {
    guard context.facts.changes.statePlans else { return [] }
    return context.mergedChanges.compactMap { change -> Finding? in
      guard !change.isTrivial else { return nil }
      var missing: [String] = []
      if !change.testPlan.isPresent { missing.append("test plan") }
      if !change.rollbackPlan.isPresent { missing.append("rollback plan") }
      guard !missing.isEmpty else { return nil }
      return Finding(
        rule, subject: change.id,
        "\(change.id) of \(change.service) was merged without \(missing.joined(separator: " and "))",
        since: change.mergedAt, at: change.source)
    }
  }
}
