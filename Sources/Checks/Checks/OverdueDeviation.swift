import Diagnostics
import Figures
import Model

/// Deviations are reviewed by their day.
package struct OverdueDeviation: Check {
  package init() {}

  package let rule = CheckRule(
    id: "overdue-deviation", title: "Deviation past its review date", severity: .error,
    why: "A deviation is permitted until its review; after that it is a breach.",
    mend: "Review it: extend it with a new date and a decision, or revert it.",
    isViolation: true, inputs: [.deviations])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.overdueDeviations.map { deviation in
      let day = deviation.reviewBy.map { "\($0)" } ?? ""
      let due = deviation.reviewBy.map { context.facts.zone.instant(of: $0.adding(days: 1)) }
      return Finding(
        rule, subject: deviation.id, "the deviation was to be reviewed by \(day) and is still open",
        since: due, at: deviation.source)
    }
  }
}
