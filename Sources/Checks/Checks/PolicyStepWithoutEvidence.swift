import Diagnostics
import Figures
import Model

/// What a step of the risk policy obliges is done, and can be shown.
package struct PolicyStepWithoutEvidence: Check {
  package init() {}

  package let rule = CheckRule(
    id: "policy-step-without-evidence", title: "Risk policy without its evidence",
    severity: .warning,
    why: "A policy that nobody can see at work is a wish. Found are obligations without evidence, "
      + "and those that something done since breaks.",
    mend: "Do what the step obliges and record it, with the scope or the risk budget by name.",
    inputs: [.riskBudget, .incidents])

  package func findings(in context: CheckContext) -> [Finding] {
    let ofTheirOwn: Set<BudgetPolicyStep.Obligation> = [.freeze, .tightenedApprovals]
    return context.riskPolicy.steps.flatMap { step in
      step.obligations.compactMap { obligation -> Finding? in
        // What a spent budget lacks has rules of its own.
        let isElsewhere = step.isSpent && ofTheirOwn.contains(obligation.obligation)
        switch obligation.state {
        case .met, .unknown: return nil
        case .missing: return isElsewhere ? nil : missing(obligation, step)
        case .broken: return broken(obligation, step)
        }
      }
    }
  }

  private func missing(_ obligation: RiskPolicy.Obligation, _ step: RiskPolicy.Step) -> Finding {
    Finding(
      rule, subject: step.budget.scope.id,
      "\(step.reachedWords), but there is no \(obligation.searched.droppingArticle)",
      since: step.reached.at, at: step.budget.scope.source)
  }

  private func broken(_ obligation: RiskPolicy.Obligation, _ step: RiskPolicy.Step) -> Finding {
    let first = obligation.broken.first.map { ": \($0.record), \($0.detail)" } ?? ""
    let more = obligation.broken.count > 1 ? " (and \(obligation.broken.count - 1) more)" : ""
    return Finding(
      rule, subject: step.budget.scope.id,
      "\(step.reachedWords), and \(obligation.obligation.words) is broken\(first)\(more)",
      since: step.reached.at, at: obligation.broken.first?.source ?? step.budget.scope.source,
      evidence: obligation.broken)
  }
}

extension BudgetPolicyStep.Obligation {
  /// In a sentence.
  package var words: String {
    switch self {
    case .notice: "the notice to the owner"
    case .ownerApproval: "the owner's approval of each change"
    case .freeze: "the freeze"
    case .tightenedApprovals: "the tightening of approvals"
    case .moreTests: "the demand for more tests"
    case .slowRollout: "the slow rollout"
    }
  }
}

extension String {
  /// `a freeze of x` as `freeze of x`.
  fileprivate var droppingArticle: String {
    for article in ["a ", "an ", "the "] where hasPrefix(article) {
      return String(dropFirst(article.count))
    }
    return self
  }
}
