import Diagnostics
import Figures
import Model

/// A change is reviewed within the agreed business time.
package struct ReviewOverdue: Check {
  package init() {}

  package let rule = CheckRule(
    id: "review-overdue", title: "Review past its term", severity: .warning,
    why: "Work that waits for a review is paid for and of no use, and long waits end in reviews "
      + "that are no reviews.",
    mend: "Review the change, or close it.", inputs: [.changes])

  package func findings(in context: CheckContext) -> [Finding] {
    let term = context.facts.settings.reviewSLA.components.seconds / 3600
    return PendingReviews.all(in: context.record).filter(\.isBreach).map { item in
      Finding(
        rule, subject: item.change.id,
        "\(item.change.id) of \(item.change.service) waits for its first review for more than "
          + "\(term) business hours",
        since: item.requestedAt, at: item.change.source)
    }
  }
}
