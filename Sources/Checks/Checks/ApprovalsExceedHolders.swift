import Diagnostics
import Figures
import Model

/// As many people may approve as must.
package struct ApprovalsExceedHolders: Check {
  package init() {}

  package let rule = CheckRule(
    id: "approvals-exceed-holders", title: "More approvals needed than anyone may give",
    severity: .error,
    why: "A rule that nobody can keep is broken on the first day, and then every day.",
    mend: "Give the right to more roles, or ask for fewer approvals.", inputs: [.decisionRights])

  /// As in `state/decision_rights.yaml`.
  static let action = "merge_main"

  package func findings(in context: CheckContext) -> [Finding] {
    guard let rights = context.facts.decisionRights else { return [] }
    let merges = rights.approval.filter { $0.action == Self.action }
    // Without a stated right nobody can lack it.
    guard !merges.isEmpty else { return [] }
    let agents = Set(context.facts.agents.map(\.id))
    return rights.highBlastRadius.compactMap { area -> Finding? in
      let meant = merges.filter { right in
        right.blastRadius.map { $0 == area.id || $0 == "high" } ?? true
      }
      // An agent's word is speculative.
      let holders = Set(meant.flatMap(\.who)).subtracting(agents).sorted()
      guard holders.count < area.approvals else { return nil }
      let names = holders.isEmpty ? "nobody" : holders.joined(separator: ", ")
      return Finding(
        rule, subject: area.id,
        "\(area.id) asks for \(area.approvals) approvals; the right \(Self.action) is held by "
          + "\(names)", at: area.source,
        evidence: meant.map { Evidence($0.source, record: $0.action, detail: "the right") })
    }
  }
}
