import Diagnostics
import Figures
import Model

/// Work is merged after an approved review, round by round.
package struct ReviewRoundSkipped: Check {
  package init() {}

  package let rule = CheckRule(
    id: "review-round-skipped", title: "Step of the review was skipped", severity: .error,
    why: "A review that is required, or was begun, must end in an approval before the merge.",
    mend: "Have the work reviewed now and record the verdict; correct the round of a report that "
      + "repeats one.",
    inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.tasks.flatMap { history -> [Finding] in
      let review = context.record.review(of: history.task.id)
      let policy = (context.cards[history.task.id] ?? []).compactMap(\.reviewPolicy).first
      return merges(history, review, policy, context) + rounds(review, policy, context)
    }
  }

  private func merges(
    _ history: TaskHistory, _ review: TaskReview?, _ policy: ReviewPolicy?, _ context: CheckContext
  ) -> [Finding] {
    guard let merge = history.first(["merged"]) else { return [] }
    func finding(_ message: String) -> [Finding] {
      [
        Finding(
          rule, subject: history.task.id, message, since: merge.at, at: merge.source,
          evidence: review.map { [Evidence($0.source, record: $0.taskID, detail: "review")] } ?? [])
      ]
    }
    guard let review else {
      return policy?.required == true
        ? finding("merged without the review that its card requires") : []
    }
    let before = context.record.reports(of: review)
      .filter { $0.reviewedAt.map { $0 <= merge.at } ?? true }
    guard let last = before.last else { return finding("merged before its review gave a verdict") }
    switch last.verdict {
    case .approved: return []
    case .needsRevision: return finding("merged after a review that asked for a revision")
    case .blocked: return finding("merged after a review that blocked it")
    case .unknown(let word): return finding("merged after a review with the verdict \(word)")
    }
  }

  private func rounds(
    _ review: TaskReview?, _ policy: ReviewPolicy?, _ context: CheckContext
  ) -> [Finding] {
    guard let review else { return [] }
    let reports = context.record.reports(of: review)
    var findings: [Finding] = []
    for (before, after) in zip(reports, reports.dropFirst()) {
      guard let first = before.round, let second = after.round, second <= first else { continue }
      findings.append(
        Finding(
          rule, subject: review.taskID, "a report of round \(second) follows one of round \(first)",
          since: after.reviewedAt, at: after.source, severity: .warning))
    }
    if let limit = policy?.maximumRounds, reports.count > limit, let last = reports.last {
      findings.append(
        Finding(
          rule, subject: review.taskID,
          "the review went through \(reports.count) rounds; more than \(limit) must be escalated",
          since: last.reviewedAt, at: last.source, severity: .warning))
    }
    return findings
  }
}
