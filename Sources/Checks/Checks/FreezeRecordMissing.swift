import Diagnostics
import Figures
import Model

/// What the audit trail calls frozen has a freeze record.
package struct FreezeRecordMissing: Check {
  package init() {}

  package let rule = CheckRule(
    id: "freeze-record-missing", title: "Frozen by the audit trail, without a record",
    severity: .warning,
    why: "Without the record in ops/freeze/ nobody can verify that the frozen file is unchanged.",
    mend: "Restore the record out of the history, or freeze the artefact again.", inputs: [.audit])

  package func findings(in context: CheckContext) -> [Finding] {
    let held = Set(context.facts.freezeArtefacts.map(\.artefactPath))
    return context.record.auditEntries.compactMap { entry in
      guard entry.status == "artifact_frozen",
        let path = entry.details.first(where: { $0.name == "artifact_path" })?.value,
        !held.contains(path)
      else { return nil }
      return Finding(
        rule, subject: path, "\(path) was frozen, but no freeze record of it is there",
        since: entry.at, at: entry.source)
    }
  }
}
