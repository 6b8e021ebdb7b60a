import Diagnostics
import Figures
import Model

/// Agents act only in the role modes they were given, and never with authority.
package struct RoleModeBreach: Check {
  package init() {}

  package let rule = CheckRule(
    id: "role-mode-breach", title: "Act outside the role mode", severity: .error,
    why: "Only an authorised role mode makes an act legitimate; an agent's output is speculative.",
    mend: "End the session; have a person with the authority confirm or revert what was done.",
    isViolation: true, inputs: [.sessions, .agents])

  package func findings(in context: CheckContext) -> [Finding] {
    let agents = Dictionary(
      context.facts.agents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let declared =
      context.facts.roleModes.isEmpty
      ? context.facts.stateMachine.roleModes : context.facts.roleModes
    let modes = Set(declared.map(\.id))
    return context.record.sessions.flatMap { reading in
      sessionBreaches(reading.session, agents[reading.session.agentID], modes, context)
    } + reviewBreaches(agents, context) + mergeBreaches(agents, context)
  }

  private func sessionBreaches(
    _ session: Session, _ agent: Agent?, _ modes: Set<String>, _ context: CheckContext
  ) -> [Finding] {
    func finding(_ message: String, _ at: Instant, _ source: SourceLocation) -> Finding {
      Finding(rule, subject: session.maskedToken, message, since: at, at: source)
    }
    var findings: [Finding] = []
    if !modes.isEmpty, !modes.contains(session.roleMode) {
      findings.append(
        finding("there is no role mode \(session.roleMode)", session.startedAt, session.source))
    } else if let agent, !allows(agent, session.roleMode) {
      findings.append(
        finding(
          "\(agent.id) is in role mode \(session.roleMode), which it was not given",
          session.startedAt, session.source))
    }
    if session.authorizedBy == session.agentID {
      findings.append(
        finding(
          "\(session.agentID) authorised its own session", session.startedAt, session.source))
    }
    for event in session.events
    where event.action == "role_mode_switched" && event.at <= context.asOf {
      func detail(_ name: String) -> String? { event.details.first { $0.name == name }?.value }
      let mode = detail("to") ?? session.roleMode
      if let agent, !allows(agent, mode) {
        findings.append(
          finding("\(agent.id) switched to \(mode), which it was not given", event.at, event.source)
        )
      }
      if detail("authorized_by") == nil || detail("authorized_by") == session.agentID {
        findings.append(
          finding("\(session.agentID) switched to \(mode) by itself", event.at, event.source))
      }
    }
    return findings
  }

  /// An agent without any mode listed was registered before modes were: nothing can be said.
  private func allows(_ agent: Agent, _ mode: String) -> Bool {
    agent.allowedRoleModes.isEmpty || agent.allowedRoleModes.contains(mode)
  }

  private func reviewBreaches(_ agents: [String: Agent], _ context: CheckContext) -> [Finding] {
    context.facts.reviews.flatMap { review in
      context.record.reports(of: review).compactMap { report in
        guard let agent = report.reviewer.flatMap({ agents[$0] }), !allows(agent, "reviewer") else {
          return nil
        }
        return Finding(
          rule, subject: review.taskID,
          "\(agent.id) reviewed, but was not given the role mode reviewer",
          since: report.reviewedAt, at: report.source,
          evidence: [Evidence(agent.source, record: agent.id)])
      }
    }
  }

  /// A warning: the kernel writes who ran the command, and not whether a person told it to.
  private func mergeBreaches(_ agents: [String: Agent], _ context: CheckContext) -> [Finding] {
    context.record.auditEntries.compactMap { entry in
      guard
        entry.status == "merged" || entry.status == "released"
          || entry.status == "artifact_accepted"
      else { return nil }
      let names: Set<String> = ["merged_by", "released_by", "accepted_by"]
      guard let by = entry.details.first(where: { names.contains($0.name) })?.value,
        let agent = agents[by]
      else { return nil }
      return Finding(
        rule, subject: entry.subject,
        "\(entry.status) by the agent \(agent.id), whose authority is speculative",
        since: entry.at, at: entry.source, severity: .warning,
        evidence: [Evidence(agent.source, record: agent.id)])
    }
  }
}
