import Model

/// `state/risk_budget.yaml`.
enum RiskBudgetSchema {
  static let file = RecordSchema(
    "risk budget", "What incidents may cost in a quarter, and what follows once they did.",
    [
      .version,
      .optional("currency", .text, "ISO 4217; that of govpack.yaml."),
      .optional("owner", .text, "Who owns the budget."),
      .optional(
        "severity_weights", .map(of: .amount, keys: nil),
        "What a minute of each severity weighs, in minutes of SEV-2."),
      .optional("loaded_cost", .list(rate), "What an hour costs, by role and day."),
      .optional("scopes", .list(scope), "What has a budget."),
      .optional("policy", .list(step), "What follows at which part of the budget."),
    ])

  static let scope = RecordSchema(
    "scope", "Services that share a budget.",
    [
      .required("id", .text, "Its id."),
      .optional("name", .text, "Its name on pages."),
      .optional("services", .texts, "Ids of services; all where it is empty."),
      .optional(
        "quarters", .map(of: .record(budget), keys: "^[0-9]{4}-Q[1-4]$"), "Budgets by quarter."),
      .note,
    ])

  static let budget = RecordSchema(
    "budget", "The budget of a quarter.",
    [
      .optional("impact_minutes", .amount, "Minutes of SEV-2, or what weighs as much."),
      .optional("remediation_spend", .money, "What mending may cost."),
      .note,
    ])

  static let rate = RecordSchema(
    "rate", "What an hour of a role costs, all included.",
    [
      .required("role", .text, "The role that remediation names."),
      .required("from", .date, "The day from which it holds."),
      .required("rate", .money, "For an hour."),
      .note,
    ])

  static let step = RecordSchema(
    "policy step", "What follows once a part of the budget is spent.",
    [
      .required("at", .part(atMost: 10), "The part: 0.75 or 75%."),
      .required("then", .text, "What follows, in words."),
      .optional("requires", .texts, obligations),
      .note,
    ])

  private static let obligations =
    "What is looked for in the record: "
    + BudgetPolicyStep.Obligation.allCases.map(\.rawValue).joined(separator: ", ") + "."
}
