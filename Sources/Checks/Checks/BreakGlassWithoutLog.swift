import Diagnostics
import Figures
import Model

/// What is done in an emergency is written down.
package struct BreakGlassWithoutLog: Check {
  package init() {}

  package let rule = CheckRule(
    id: "break-glass-without-log", title: "Break-glass without a log", severity: .error,
    why: "Without a log nobody can tell what was done with rights that nobody had approved.",
    mend: "Put the log where the decision rights say, and name it in log_ref.",
    inputs: [.breakGlass])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.breakGlassUses.compactMap { reading in
      guard !reading.isLogged else { return nil }
      let day = context.facts.zone.date(of: reading.use.at)
      return Finding(
        rule, subject: reading.use.id,
        "the break-glass of \(reading.use.by) on \(day) names no log of what was done",
        since: reading.use.at, at: reading.use.source)
    }
  }
}
