import Checks
import Model

/// What agents did beyond their boundary, without an approval, or while they were switched off.
struct AutonomyBreachesSection: Section {
  let id = "autonomy-breaches"

  private static let rules = [
    "action-outside-boundary", "approval-after-act", "approval-missing", "disabled-lane-running",
    "sensitive-data-in-log",
  ]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let outcomes = context.now.outcomes.filter { Self.rules.contains($0.rule.id) }
    let findings = context.now.findings.filter { Self.rules.contains($0.checkID) }
    let unknown = outcomes.compactMap { outcome -> [Inline]? in
      guard case .unknown(let why) = outcome.result else { return nil }
      return [
        context.checkLink(outcome.rule.id), " ", .mark(StatusMark(.unknown, "unknown")),
        .text(": \(why)"),
      ]
    }
    let silence = unknown.isEmpty ? [] : [Block.bullets(unknown)]
    guard !findings.isEmpty else {
      return silence.isEmpty
        ? [.text("The log of the last 13 weeks shows no breach of a boundary.")] : silence
    }
    return FindingTable.blocks(
      findings, context, caption: "Breaches in the last 13 weeks, the gravest first") + silence
  }
}
