import Diagnostics
import Figures
import Model

/// The rights of an emergency end with it.
package struct BreakGlassOverTime: Check {
  package init() {}

  /// A century: instants may not overflow.
  private static let longestHours = 876_600

  package let rule = CheckRule(
    id: "break-glass-over-time", title: "Emergency rights held too long", severity: .error,
    why: "Rights that outlast the emergency are rights without approval.",
    mend: "Take them back, write the end into the record, and say why it took so long.",
    inputs: [.breakGlass, .decisionRights])

  package func obstacle(in context: CheckContext) -> String? {
    let isLimitKnown = context.facts.decisionRights?.breakGlass?.maximumHours != nil
    return !isLimitKnown && !context.record.breakGlassUses.isEmpty
      ? "the decision rights do not say how long break-glass may last" : nil
  }

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.breakGlassUses.compactMap { reading in
      guard reading.isOverTime, let limit = reading.maximumHours else { return nil }
      let length = ElapsedTime.words(reading.duration)
      let state = reading.hasEnded ? "lasted \(length)" : "has lasted \(length) and has no end"
      return Finding(
        rule, subject: reading.use.id,
        "the break-glass of \(reading.use.by) \(state); the limit is \(limit) h",
        since: reading.use.at + .seconds(min(limit, Self.longestHours) * 3600),
        at: reading.use.source)
    }
  }
}
