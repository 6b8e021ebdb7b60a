import Diagnostics
import Figures
import Model

/// Where much can break, more than one person agrees.
package struct HighBlastRadiusUnderApproved: Check {
  package init() {}

  package let rule = CheckRule(
    id: "high-blast-radius-under-approved", title: "Too few approvals for a high blast radius",
    severity: .error,
    why: "A change that can take much down is approved by as many different people as the decision "
      + "rights ask for, its author not among them.",
    mend: "Get the missing approvals after the fact, or revert the change.",
    inputs: [.changes, .decisionRights])

  package func findings(in context: CheckContext) -> [Finding] {
    let areas = context.facts.decisionRights?.highBlastRadius ?? []
    guard !areas.isEmpty else { return [] }
    let repositories = Dictionary(
      context.facts.services.map { ($0.id, $0.repositories) },
      uniquingKeysWith: { first, _ in first }
    )
    return context.mergedChanges.compactMap { change -> Finding? in
      let matching = areas.filter { area in
        area.id == change.blastRadius || area.services.contains(change.service)
          || (repositories[change.service] ?? []).contains(where: area.repositories.contains)
      }
      guard let area = matching.max(by: { $0.approvals < $1.approvals }) else { return nil }
      return finding(change, area)
    }
  }

  private func finding(_ change: Change, _ area: HighBlastRadius) -> Finding? {
    let approvers = Set(change.approvers).subtracting([change.author].compactMap { $0 })
    guard approvers.count < area.approvals else { return nil }
    let names = approvers.sorted().joined(separator: ", ")
    let by = names.isEmpty ? "nobody but its author" : names
    return Finding(
      rule, subject: change.id,
      "\(change.id) of \(change.service) was approved by \(by); \(area.id) asks for "
        + "\(area.approvals)",
      since: change.mergedAt, at: change.source,
      evidence: [Evidence(area.source, record: area.id, detail: "\(area.approvals) approvals")])
  }
}
