import Diagnostics
import Figures
import Model

/// Somebody else looks at what was done in an emergency.
package struct BreakGlassUnreviewed: Check {
  package init() {}

  /// Up to the next weekly review.
  package static let maximumDays = 7

  package let rule = CheckRule(
    id: "break-glass-unreviewed", title: "Break-glass not reviewed", severity: .warning,
    why: "Acting without approval is approved afterwards, or it becomes the way things are done.",
    mend:
      "Go through the log with somebody who did not act, and write reviewed_by into the record.",
    inputs: [.breakGlass])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.breakGlassUses.compactMap { reading in
      let use = reading.use
      guard !reading.isReviewed else { return nil }
      let day = context.facts.zone.date(of: use.until ?? use.at)
      if use.reviewedBy == use.by {
        return Finding(
          rule, subject: use.id, "the break-glass of \(day) was reviewed by \(use.by), who acted",
          since: use.at, at: use.source)
      }
      let due = day.adding(days: Self.maximumDays)
      guard due < context.today else { return nil }
      return Finding(
        rule, subject: use.id,
        "the break-glass of \(use.by) on \(day) was to be reviewed by \(due)",
        since: context.facts.zone.instant(of: due.adding(days: 1)), at: use.source)
    }
  }
}
