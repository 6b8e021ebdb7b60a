import Diagnostics
import Figures
import Model

/// What is verified holds.
package struct ComplianceCheckFailed: Check {
  package init() {}

  package let rule = CheckRule(
    id: "compliance-check-failed", title: "Compliance check failed", severity: .warning,
    why: "A check that fails and is left so teaches everybody not to look.",
    mend: "Mend what it found, run it again, and write the run into state/compliance_checks.yaml.",
    inputs: [.complianceChecks])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.complianceChecks.compactMap { check in
      guard let run = check.lastRun, run.result == .fail, run.at <= context.asOf else { return nil }
      let day = context.facts.zone.date(of: run.at)
      return Finding(
        rule, subject: check.id, "\(check.id) failed on \(day), its last run", since: run.at,
        at: run.source)
    }
  }
}
