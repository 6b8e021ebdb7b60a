import Diagnostics
import Figures
import Model

/// Who works in a session is registered.
package struct UnregisteredAgent: Check {
  package init() {}

  package let rule = CheckRule(
    id: "unregistered-agent", title: "Session of an unregistered agent", severity: .warning,
    why: "What an agent may do is written at its registration.",
    mend: "Register the agent with its role modes, or end the session.",
    inputs: [.sessions, .agents])

  package func findings(in context: CheckContext) -> [Finding] {
    let registered = Set(context.facts.agents.map(\.id))
    let unknown = context.record.sessions.map(\.session).filter { !registered.contains($0.agentID) }
    let groups = Dictionary(grouping: unknown, by: \.agentID)
    return groups.keys.sorted().compactMap { id in
      guard let sessions = groups[id], let first = sessions.first else { return nil }
      let number = sessions.count == 1 ? "a session" : "\(sessions.count) sessions"
      return Finding(
        rule, subject: id, "\(id) has \(number), but is not registered", since: first.startedAt,
        at: first.source,
        evidence: sessions.map {
          Evidence($0.source, record: $0.maskedToken, detail: $0.roleMode)
        })
    }
  }
}
