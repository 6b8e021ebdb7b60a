/// The quarterly risk budget: what incidents cost, what is left, what the policy now asks for.
struct RiskBudgetPack: PackKind {
  let id = "risk-budget"
  let summary = "The risk budget: budget, spent, left; burn rate; what the policy asks for."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("risk-budget/", "packs/risk-budget.md", "Risk budget, \(context.currentQuarter)")]
  }
}
