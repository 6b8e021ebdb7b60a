import Diagnostics
import Figures
import Model

/// Nobody reviews their own work.
package struct SelfReview: Check {
  package init() {}

  package let rule = CheckRule(
    id: "self-review", title: "Reviewed by its own builder", severity: .error,
    why: "A second pair of eyes is the point of a review.",
    mend: "Have somebody else review the work, and record the verdict.",
    isViolation: true, inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.reviews.flatMap { review in
      let reports = context.record.reports(of: review).compactMap { report -> Finding? in
        guard let reviewer = report.reviewer,
          reviewer == report.builder ?? review.session?.builder ?? review.submittedBy
        else { return nil }
        return Finding(
          rule, subject: review.taskID, "\(reviewer) reviewed its own work in report \(report.id)",
          since: report.reviewedAt, at: report.source)
      }
      guard let session = review.session, session.reviewer == session.builder,
        reports.isEmpty, session.createdAt.map({ $0 <= context.asOf }) ?? true
      else { return reports }
      return [
        Finding(
          rule, subject: review.taskID, "\(session.reviewer) is reviewing its own work",
          since: session.createdAt, at: session.source)
      ]
    }
  }
}
