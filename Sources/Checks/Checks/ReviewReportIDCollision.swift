import Diagnostics
import Figures
import Model

/// Every review report has an id of its own.
package struct ReviewReportIDCollision: Check {
  package init() {}

  package let rule = CheckRule(
    id: "review-report-id-collision", title: "Two review reports with one id", severity: .warning,
    why: "A report is cited by its id. The kernel forms it from task, second and round, so that "
      + "two rounds within a second collide.",
    mend: "Give the later report an id of its own, and correct what cites it.",
    inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    let reports = context.facts.reviews.flatMap { context.record.reports(of: $0) }
    let ids = Dictionary(grouping: reports, by: \.id)
    return ids.keys.sorted().compactMap { id in
      guard let same = ids[id], same.count > 1, let last = same.last else { return nil }
      return Finding(
        rule, subject: last.taskID, "\(same.count) review reports have the id \(id)",
        since: last.reviewedAt, at: last.source,
        evidence: same.map { Evidence($0.source, record: id, detail: "round \($0.round ?? 0)") })
    }
  }
}
