import Diagnostics
import Figures
import Model

/// Only who may acts without approval in an emergency.
package struct BreakGlassWithoutRight: Check {
  package init() {}

  package let rule = CheckRule(
    id: "break-glass-without-right", title: "Break-glass by one who may not", severity: .error,
    why: "The way around the rules is for those whom the decision rights name, and nobody else.",
    mend: "Have a holder of the right confirm or undo it; give the right where it is needed.",
    inputs: [.breakGlass, .decisionRights])

  package func findings(in context: CheckContext) -> [Finding] {
    guard let rights = context.facts.decisionRights else { return [] }
    let holders = rights.breakGlass?.who ?? []
    let place = rights.breakGlass?.source ?? rights.source
    return context.record.breakGlassUses.compactMap { reading in
      guard !holders.contains(reading.use.by) else { return nil }
      let names = holders.isEmpty ? "nobody" : holders.joined(separator: ", ")
      return Finding(
        rule, subject: reading.use.id,
        "\(reading.use.by) broke the glass; the right is held by \(names)",
        since: reading.use.at, at: reading.use.source,
        evidence: [Evidence(place, record: "break_glass", detail: "the right")])
    }
  }
}
