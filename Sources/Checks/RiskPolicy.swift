package import Figures
package import Model

/// What the risk policy obliges at the as-of, and whether the record shows that it was done.
package struct RiskPolicy: Sendable {
  /// What came of looking for the evidence of one obligation.
  package enum State: String, Sendable {
    /// There is evidence, and nothing speaks against it.
    case met
    /// There is none.
    case missing
    /// Something was done that the obligation forbids.
    case broken
    /// It cannot be told, for instance where the policy names no owner.
    case unknown
  }

  /// One thing that a step requires.
  package struct Obligation: Sendable {
    package let obligation: BudgetPolicyStep.Obligation
    package let state: State
    /// What was looked for, in a sentence without a full stop.
    package let searched: String
    /// What was found of it, in order of place.
    package let found: [Evidence]
    /// What breaks it, in order of place.
    package let broken: [Evidence]

    package init(
      _ obligation: BudgetPolicyStep.Obligation, searched: String, found: [Evidence],
      broken: [Evidence] = [], isUnknown: Bool = false, isMetByNothing: Bool = false
    ) {
      self.obligation = obligation
      self.searched = searched
      self.found = found.inOrderOfPlace
      self.broken = broken.inOrderOfPlace
      let isMet = isMetByNothing || !found.isEmpty
      state = isUnknown ? .unknown : !broken.isEmpty ? .broken : isMet ? .met : .missing
    }
  }

  /// A step that a scope has reached.
  package struct Step: Sendable {
    package let budget: RiskBudgetReading
    package let reached: RiskBudgetReading.ReachedStep
    /// In the order of the policy; empty where it requires nothing that can be looked for.
    package let obligations: [Obligation]
  }

  /// By scope in the order of the policy file, then step in the order of the policy.
  package let steps: [Step]

  package init(_ record: RecordReading) {
    let search = PolicyEvidence(record)
    steps = record.riskBudgets.flatMap { budget in
      budget.steps.map { reached in
        Step(
          budget: budget, reached: reached,
          obligations: reached.step.requires.map { search.look(for: $0, since: reached, budget) })
      }
    }
  }
}
