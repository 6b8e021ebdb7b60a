import Diagnostics
import Checks
import Figures
import Model

/// Two sentences: the health with the rule that set it, and how the targets stand.
struct VerdictSection: Section {
  let id = "verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [.paragraph(healthSentence(context.now.health) + [" "] + targets(context))]
  }

  private func healthSentence(_ health: Health) -> [Inline] {
    let mark = Inline.mark(StatusMark(health.light))
    guard let worst = health.outcomes.first(where: { $0.light == health.light }),
      health.light != .green
    else { return ["Health is ", mark, ": every rule of the operating model is kept."] }
    return ["Health is ", mark, .text(": \(worst.reason).")]
  }

  private func targets(_ context: PackContext) -> [Inline] {
    let judged = Scorecard.figures(in: context).filter { $0.target != nil }
    let met = judged.count { $0.verdict == .met }
    let missed = judged.count { $0.verdict == .missed }
    let unknown = judged.count - met - missed
    let errors = context.now.findings.count { $0.severity == .error }
    var text = "\(met) of \(judged.count) targets met"
    if missed > 0 { text += ", \(missed) missed" }
    if unknown > 0 { text += ", \(unknown) unknown" }
    text += "; \(Count.of(context.now.findings.count, "finding"))"
    if errors > 0 { text += ", \(Count.of(errors, "error")) among them" }
    return [.text(text + ".")]
  }
}
