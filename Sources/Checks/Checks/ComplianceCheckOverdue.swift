import Diagnostics
import Figures
import Model

/// What is to be verified is, in its time.
package struct ComplianceCheckOverdue: Check {
  package init() {}

  package let rule = CheckRule(
    id: "compliance-check-overdue", title: "Compliance check not run in its time",
    severity: .warning,
    why: "A check that nobody runs finds nothing, which looks as if there were nothing to find.",
    mend: "Run it, find out why it stopped, and write the run into state/compliance_checks.yaml.",
    inputs: [.complianceChecks])

  package func obstacle(in context: CheckContext) -> String? {
    for reading in context.record.complianceReadings {
      if case .unknown(let why) = reading.state { return "\(reading.check.id): \(why)" }
    }
    return nil
  }

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.complianceReadings.compactMap { reading in
      guard case .overdue(let since, let why) = reading.state else { return nil }
      let check = reading.check
      return Finding(
        rule, subject: check.id, "\(check.id) runs \(check.frequency.rawValue): \(why)",
        since: since, at: check.lastRun?.source ?? check.source)
    }
  }
}
