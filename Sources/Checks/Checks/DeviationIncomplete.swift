import Diagnostics
import Figures
import Model

/// A declared deviation says all that its review needs.
package struct DeviationIncomplete: Check {
  package init() {}

  package let rule = CheckRule(
    id: "deviation-incomplete", title: "Incomplete declaration of a deviation", severity: .warning,
    why: "A deviation is tolerated because somebody answers for it until a day, and knows the way "
      + "back.",
    mend: "Add what is missing to the declaration.", inputs: [.deviations])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.openDeviations.compactMap { deviation in
      let missing = [
        deviation.reviewBy == nil ? "review date" : nil,
        deviation.owner == nil && deviation.approvedBy == nil ? "owner" : nil,
        deviation.baseSpec == nil ? "specification" : nil,
        deviation.rollbackPlan == nil ? "rollback plan" : nil,
      ].compactMap { $0 }
      guard !missing.isEmpty else { return nil }
      return Finding(
        rule, subject: deviation.id,
        "the declaration has no \(missing.joined(separator: ", no "))", at: deviation.source)
    }
  }
}
