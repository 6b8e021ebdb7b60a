import Checks
import Figures
import Model

/// Sessions by what they really are at the as-of, and how well they ended.
struct SessionStateSection: Section {
  let id = "session-state"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .sessions) { return [absence] }
    let rows: [[[Inline]]] = ["active", "expired", "suspended", "terminated"].compactMap { state in
      guard let figure = context.figure("os.sessions{state=\"\(state)\"}") else { return nil }
      return [[.text(state)], [.figure(figure, .value)]]
    }
    var blocks: [Block] = []
    if let rate = context.figure("os.session_success_rate") {
      blocks.append(.text("Session success rate: ", .figure(rate, .full)))
    }
    let columns = [Table.Column("State"), Table.Column("Sessions", isNumeric: true)]
    blocks.append(.table(Table(caption: "Sessions by state", columns: columns, rows: rows)))
    return blocks
  }
}

/// All agents, with their modes, sessions and breaches.
struct AgentRegisterSection: Section {
  let id = "agent-register"
  static let limit = 1000

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .agents) { return [absence] }
    let columns = [
      Table.Column("Agent"), Table.Column("Name"), Table.Column("Type"), Table.Column("Role modes"),
      Table.Column("Registered"), Table.Column("Sessions", isNumeric: true),
      Table.Column("Findings", isNumeric: true),
    ]
    let rows: [[[Inline]]] = context.facts.agents.prefix(Self.limit).map { agent in
      [
        [context.agentLink(agent.id)], [.stated(agent.displayName)], [.stated(agent.type)],
        [.stated(agent.allowedRoleModes.joined(separator: ", "))],
        [agent.registeredAt.map { .instant($0) } ?? "–"],
        [.text(String(context.index.sessions[agent.id]?.count ?? 0))],
        [.text(String(context.index.findings[agent.id]?.count ?? 0))],
      ]
    }
    guard !rows.isEmpty else { return [.text("No agent is registered.")] }
    let table = Block.table(Table(caption: "Registered agents", columns: columns, rows: rows))
    let rest = context.facts.agents.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) more are not listed here."))] : [table]
  }
}

/// One agent at a glance.
struct AgentRecordSection: Section {
  let id = "agent-record"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .agent(let id) = document.subject,
      let agent = context.facts.agents.first(where: { $0.id == id })
    else { return [] }
    var rows: [(String, [Inline])] = [
      ("Name", [.stated(agent.displayName)]),
      ("Type", [.stated(agent.type)]),
      ("Role modes", [.stated(agent.allowedRoleModes.joined(separator: ", "))]),
      ("Registered", [agent.registeredAt.map { .instant($0) } ?? "–"]),
      ("Source", [.source(agent.source)]),
    ]
    for field in agent.metadata { rows.append((field.name, [.text(field.value)])) }
    return [.facts("The agent at a glance", rows)]
  }
}

/// The sessions of one agent, the newest first.
struct AgentSessionsSection: Section {
  let id = "agent-sessions"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .agent(let id) = document.subject else { return [] }
    let sessions = (context.index.sessions[id] ?? []).reversed()
    guard !sessions.isEmpty else { return [.text("No session of this agent is on record.")] }
    return [
      .table(SessionTable.table(Array(sessions), caption: "Sessions, the newest first", context))
    ]
  }
}

/// What the checks found about an agent.
struct AgentFindingsSection: Section {
  let id = "agent-findings"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .agent(let id) = document.subject else { return [] }
    let findings = context.index.findings[id] ?? []
    if findings.isEmpty { return [.text("The checks found nothing about this agent.")] }
    return FindingTable.blocks(findings, context)
  }
}

/// Sessions that ask for a look: called active though they expired, or still active.
struct SessionListSection: Section {
  let id = "session-list"
  static let limit = 200

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .sessions) { return [absence] }
    let open = context.facts.sessions.filter {
      $0.state != "terminated" && $0.startedAt <= context.asOf
    }
    guard !open.isEmpty else { return [.text("No session is open.")] }
    let shown = Array(open.reversed().prefix(Self.limit))
    let table = SessionTable.table(shown, caption: "Open sessions, the newest first", context)
    guard open.count > Self.limit else { return [.table(table)] }
    return [
      .table(table), .text(.text("\(open.count - Self.limit) older ones are not listed here.")),
    ]
  }
}

private enum SessionTable {
  static func table(_ sessions: [Session], caption: String, _ context: PackContext) -> Table {
    let columns = [
      "Session", "Agent", "Role mode", "State", "Started", "Authorized by", "Ended", "Where",
    ]
    let rows: [[[Inline]]] = sessions.map { session in
      [
        [.code(session.maskedToken)], [context.agentLink(session.agentID)],
        [.text(session.roleMode)],
        [state(session, context)], [.instant(session.startedAt)], [.stated(session.authorizedBy)],
        [.stated(ending(session))], [.source(session.source)],
      ]
    }
    return Table(caption: caption, columns: columns.map { Table.Column($0) }, rows: rows)
  }

  private static func state(_ session: Session, _ context: PackContext) -> Inline {
    if session.state == "active", let end = session.expiresAt, end <= context.asOf {
      return .mark(StatusMark(.attention, "expired"))
    }
    return .mark(StatusMark(.neutral, session.state))
  }

  private static func ending(_ session: Session) -> String? {
    let last = session.events.last {
      $0.action == "session_terminated" || $0.action == "session_expired"
    }
    return last.map { event in event.details.first { $0.name == "reason" }?.value ?? event.action }
  }
}
