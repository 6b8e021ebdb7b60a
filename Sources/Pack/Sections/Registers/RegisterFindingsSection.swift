import Checks
import Model

/// How many of the rules about the register at hand are kept, what breaks the others, and which
/// could not be tested.
struct RegisterFindingsSection: Section {
  let id = "register-findings"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let ids = RegisterRules.checks(of: document.path) else { return [] }
    let outcomes = ids.compactMap { id in context.now.outcomes.first { $0.rule.id == id } }
    let findings = context.now.findings.filter { ids.contains($0.checkID) }
    return [verdict(outcomes, findings)]
      + FindingTable.blocks(findings, context, limit: 50) + untested(outcomes, context)
      + related(document)
  }

  private func verdict(_ outcomes: [RuleOutcome], _ findings: [Finding]) -> Block {
    let broken = outcomes.count { if case .broken = $0.result { true } else { false } }
    let unknown = outcomes.count { if case .unknown = $0.result { true } else { false } }
    var text: [Inline] = [
      .text("Of the \(Count.of(outcomes.count, "rule")) about this register "),
      .mark(StatusMark(.good, "\(outcomes.count - broken - unknown) kept")), ", ",
      .mark(StatusMark(broken > 0 ? .attention : .neutral, "\(broken) broken")), ", ",
      .mark(StatusMark(unknown > 0 ? .unknown : .neutral, "\(unknown) unknown")), ". ",
    ]
    text.append(.text("They have \(Count.of(findings.count, "finding"))."))
    return .paragraph(text)
  }

  private func untested(_ outcomes: [RuleOutcome], _ context: PackContext) -> [Block] {
    let items = outcomes.compactMap { outcome -> [Inline]? in
      guard case .unknown(let why) = outcome.result else { return nil }
      return [
        .mark(StatusMark(.unknown, "unknown")), " ", context.checkLink(outcome.rule.id),
        .text(": \(why)"),
      ]
    }
    return items.isEmpty ? [] : [.bullets(items)]
  }

  private func related(_ document: PackDocument) -> [Block] {
    let pages = RegisterRules.related(to: document.path)
    guard !pages.isEmpty else { return [] }
    let links = Inline.joined(pages.map { [.link([.text($0.title)], .page($0.path))] })
    return [.paragraph(["See also: "] + links + ["."])]
  }
}
