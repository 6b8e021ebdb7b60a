import Checks
import Figures
import Model

/// The steps of the policy that are in force, what each obliges, and the evidence that it was
/// done.
struct RiskPolicySection: Section {
  let id = "risk-policy"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard !context.facts.riskBudget.scopes.isEmpty else {
      return [context.absence(of: .riskBudget) ?? .text("No scope has a risk budget.")]
    }
    let steps = context.now.riskPolicy.steps
    guard let first = context.facts.riskBudget.steps.first else {
      return [.text("The policy has no step.")]
    }
    guard !steps.isEmpty else {
      let bound = FigureText.value(first.at, unit: .ratio)
      return [.text(.text("No step is reached: the first is at \(bound) of a budget."))]
    }
    return steps.flatMap { step -> [Block] in
      [.paragraph(sentence(step, context))] + obligations(step)
    }
  }

  private func sentence(_ step: RiskPolicy.Step, _ context: PackContext) -> [Inline] {
    let what = step.reached.kind == .impact ? "impact" : "remediation"
    let part = FigureText.value(step.reached.step.at, unit: .ratio)
    return [
      .bold("\(step.budget.scope.id), from \(part) of the \(what) budget"),
      .text(": \(step.reached.step.then). Reached on "), .instant(step.reached.at),
      .text(" ("), step.reached.step.source.map { .source($0) } ?? "built-in policy", ").",
    ]
  }

  private func obligations(_ step: RiskPolicy.Step) -> [Block] {
    guard !step.obligations.isEmpty else {
      return [.text("It asks for nothing that the record could show.")]
    }
    let columns = ["Obliges", "State", "Looked for", "Found", "Broken by"].map { Table.Column($0) }
    let rows: [[[Inline]]] = step.obligations.map { item in
      [
        [.text(item.obligation.words)], [.mark(StatusMark(item.state))], [.text(item.searched)],
        places(item.found), places(item.broken),
      ]
    }
    return [
      .table(
        Table(
          caption: "\(step.budget.scope.id), from "
            + "\(FigureText.value(step.reached.step.at, unit: .ratio)) of the "
            + "\(step.reached.kind) budget: what it obliges",
          columns: columns, rows: rows))
    ]
  }

  private func places(_ evidence: [Evidence]) -> [Inline] {
    guard !evidence.isEmpty else { return ["–"] }
    let shown = Inline.joined(
      evidence.prefix(5).map { [.text("\($0.record) "), .source($0.source)] })
    return evidence.count > 5 ? shown + [.text(" and \(evidence.count - 5) more")] : shown
  }
}

extension BudgetPolicyStep.Obligation {
  var words: String {
    switch self {
    case .notice: "the owner is told"
    case .ownerApproval: "the owner approves each deployment"
    case .freeze: "a freeze"
    case .tightenedApprovals: "tighter approvals"
    case .moreTests: "more tests"
    case .slowRollout: "a slower rollout"
    }
  }
}

extension StatusMark {
  /// Whether an obligation of the risk policy was done.
  init(_ state: RiskPolicy.State) {
    switch state {
    case .met: self.init(.good, "done")
    case .missing: self.init(.attention, "no evidence")
    case .broken: self.init(.bad, "broken")
    case .unknown: self.init(.unknown, "unknown")
    }
  }
}
