import Diagnostics
import Figures
import Model

/// What may be asked of agents, and what needs approval, has somebody who may.
package struct RightHeldByNobody: Check {
  package init() {}

  package let rule = CheckRule(
    id: "right-held-by-nobody", title: "Right that nobody holds", severity: .warning,
    why: "Where nobody may say yes, work stops or goes around the rule.",
    mend: "Give the right to a role of state/roles.yaml.", inputs: [.decisionRights, .roles])

  /// What the operating model wants to be settled.
  static let delegations = ["open_pr", "modify_iac", "run_migration"]
  static let approvals = ["merge_main", "deploy_production"]

  package func findings(in context: CheckContext) -> [Finding] {
    guard let rights = context.facts.decisionRights else { return [] }
    let known = KnownHolders(context)
    let stated = (rights.delegation + rights.approval).map { ($0.action, $0.who, $0.source) }
    let emergency = rights.breakGlass.map { [("break_glass", $0.who, $0.source)] } ?? []
    return unsettled(rights)
      + (stated + emergency).compactMap { action, who, source -> Finding? in
        guard !known.contains(anyOf: who) else { return nil }
        return Finding(
          rule, subject: action,
          "the right \(action) is given to \(who.joined(separator: ", ")), whom no role, agent or "
            + "act of the record knows", at: source)
      }
  }

  private func unsettled(_ rights: DecisionRights) -> [Finding] {
    let missing =
      Self.delegations.filter { action in !rights.delegation.contains { $0.action == action } }
      + Self.approvals.filter { action in !rights.approval.contains { $0.action == action } }
    return missing.map { action in
      Finding(
        rule, subject: action, "nothing says who holds the right \(action)", at: rights.source)
    }
  }
}

/// Whom the record knows: roles, agents, and people who have acted.
private struct KnownHolders {
  private let names: Set<String>
  private let changes: [Change]

  init(_ context: CheckContext) {
    let facts = context.facts
    names = Set(facts.roles.map(\.id))
      .union(facts.agents.map(\.id)).union(facts.minutes.flatMap(\.attendees))
      .union(facts.sessions.compactMap(\.authorizedBy))
      .union(facts.deployments.flatMap(\.approvedBy))
    changes = facts.changes
  }

  func contains(anyOf who: [String]) -> Bool {
    who.contains(where: names.contains)
      || changes.contains { change in
        who.contains { name in
          change.author == name || change.mergedBy == name || change.firstReviewer == name
            || change.approvers.contains(name)
        }
      }
  }
}
