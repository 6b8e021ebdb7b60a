import Diagnostics
import Figures
import Model

/// The log is kept for one to two years.
package struct RetentionTooShort: Check {
  package init() {}

  /// Months that the setting may state.
  package static let months = 12...24

  package let rule = CheckRule(
    id: "retention-too-short", title: "Log kept too short, or too long", severity: .warning,
    why: "Audits ask for the last year; what is kept for longer than it is needed is a risk.",
    mend: "Set retention_months to 12 to 24, and keep the files of the log for that long.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    let kept = context.facts.settings.retentionMonths
    var findings: [Finding] = []
    if !Self.months.contains(kept) {
      findings.append(
        Finding(
          rule, subject: "retention_months",
          "retention_months is \(kept), not \(Self.months.lowerBound) to \(Self.months.upperBound)",
          at: context.facts.settings.source ?? SourceLocation(path: "govpack.yaml")))
    }
    return findings + context.record.agentWork.workflows.compactMap { gap($0, kept, context) }
  }

  /// The system of record counts units that the log should still hold, and does not.
  private func gap(_ workflow: AgentWorkflow, _ months: Int, _ context: CheckContext) -> Finding? {
    guard let logged = workflow.logged else { return nil }
    let oldest = context.facts.zone.week(of: logged.first)
    let start = context.today.adding(days: -months * 365 / 12)
    let lost = workflow.policy?.systemOfRecordCounts.filter { count in
      count.week < oldest && count.week.monday >= start && count.count > 0
    }
    guard let first = lost?.first else { return nil }
    return Finding(
      rule, subject: workflow.id,
      "the system of record counts \(first.count) units in \(first.week), but the oldest line of "
        + "the log is of \(context.facts.zone.date(of: logged.first)); it is to be kept for "
        + "\(months) months", at: logged.oldest,
      evidence: (lost ?? []).map {
        Evidence($0.source, record: workflow.id, detail: "\($0.count) units in \($0.week)")
      })
  }
}
