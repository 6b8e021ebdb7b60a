import Checks
import Diagnostics
import Figures
import Model

/// The roles by authority: what each may do, which rights it holds, where it is asked.
struct RoleRegisterSection: Section {
  let id = "role-register"
  private static let order = ["L0", "L1", "L2", "speculative", "assigned"]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .roles) { return [absence] }
    guard !context.facts.roles.isEmpty else { return [.text("No role is on record.")] }
    let roles = context.facts.roles.enumerated().sorted { left, right in
      (rank(left.element), left.offset) < (rank(right.element), right.offset)
    }
    .map(\.element)
    let rows: [[[Inline]]] = roles.map { role in
      [
        [.bold(role.name), .text(" (\(role.id))")], [.stated(role.authority)],
        [.stated(role.can.joined(separator: "; "))],
        [.stated(rights(of: role.id, context).joined(separator: ", "))],
        [.stated(issues(of: role.id, context).joined(separator: ", "))], [.source(role.source)],
      ]
    }
    let columns = ["Role", "Authority", "May", "Rights", "Asked about", "Where"]
    return [
      .table(
        Table(
          caption: "Roles, the highest authority first", columns: columns.map { Table.Column($0) },
          rows: rows))
    ]
  }

  private func rank(_ role: Role) -> Int {
    role.authority.flatMap { Self.order.firstIndex(of: $0) } ?? Self.order.count
  }

  private func rights(of role: String, _ context: PackContext) -> [String] {
    guard let rights = context.facts.decisionRights else { return [] }
    let held = (rights.delegation + rights.approval).filter { $0.who.contains(role) }.map(\.action)
    return held + (rights.breakGlass?.who.contains(role) ?? false ? ["break_glass"] : [])
  }

  private func issues(of role: String, _ context: PackContext) -> [String] {
    context.facts.escalationRules.filter { rule in
      [rule.firstResponse, rule.escalation, rule.finalAuthority].contains(role)
    }
    .map(\.issueType)
  }
}

/// What an agent in each mode may do and may not, which agents were given it, and what went wrong
/// in it.
struct RoleModeRegisterSection: Section {
  let id = "role-modes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let modes = context.facts.roleModes
    guard !modes.isEmpty else {
      return [context.absence(of: .roles) ?? .text("No role mode is on record.")]
    }
    let breaches = context.index.findingsByCheck["role-mode-breach"] ?? []
    let columns = [
      Table.Column("Mode"), Table.Column("Can"), Table.Column("Cannot"),
      Table.Column("Agents given it"), Table.Column("Sessions", isNumeric: true),
      Table.Column("Breaches in them"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = modes.map { mode in
      let sessions = context.facts.sessions.filter { $0.roleMode == mode.id }
      let tokens = Set(sessions.map(\.maskedToken))
      let found = breaches.count { tokens.contains($0.subject) }
      return [
        [.bold(mode.id)], [.stated(mode.permissions.joined(separator: "; "))],
        [.stated(mode.prohibitions.joined(separator: "; "))], agents(mode.id, context),
        [.text("\(sessions.count)")], [mark(found, of: sessions.count)], [.source(mode.source)],
      ]
    }
    return [.table(Table(caption: "Role modes of agents", columns: columns, rows: rows))]
  }

  private func agents(_ mode: String, _ context: PackContext) -> [Inline] {
    let given = context.facts.agents.filter { $0.allowedRoleModes.contains(mode) }
    guard given.count <= 5 else { return [.text(Count.of(given.count, "agent"))] }
    return given.isEmpty ? ["–"] : Inline.joined(given.map { [context.agentLink($0.id)] })
  }

  private func mark(_ breaches: Int, of sessions: Int) -> Inline {
    if breaches > 0 {
      return .mark(StatusMark(.attention, Count.of(breaches, "breach", "breaches")))
    }
    return .mark(sessions > 0 ? StatusMark(.good, "none found") : StatusMark(.neutral, "not used"))
  }
}
