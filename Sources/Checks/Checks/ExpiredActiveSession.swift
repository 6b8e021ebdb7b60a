import Diagnostics
import Figures
import Model

/// A session that has expired is ended.
package struct ExpiredActiveSession: Check {
  package init() {}

  package let rule = CheckRule(
    id: "expired-active-session", title: "Expired session that still says active",
    severity: .warning,
    why: "Sessions need explicit termination: a forgotten one hides who is at work.",
    mend: "Terminate the session with a reason.", inputs: [.sessions])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.sessions.filter { $0.state == .expired }.map { reading in
      let session = reading.session
      let at = reading.endedAt.map { " at \($0)" } ?? ""
      return Finding(
        rule, subject: session.maskedToken,
        "the session of \(session.agentID) expired\(at) and is still \(session.state)",
        since: reading.endedAt, at: session.source)
    }
  }
}
