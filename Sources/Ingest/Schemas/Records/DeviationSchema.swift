/// Deviations: front matter of `ops/deviations/*.md`, and entries of the registry.
enum DeviationSchema {
  static let risks = ["low", "medium", "high"]
  static let statuses = ["active", "expired", "reverted"]

  /// Without a status it is active.
  static let record = schema(
    .optional("deviation_id", .text, "Its id; else the file's name."),
    .optional("status", .word(statuses), "Where it stands; active where it is left out."))

  static let registered = schema(
    .required("deviation_id", .text, "Its id."),
    .required("status", .word(statuses), "Where it stands."))

  private static func schema(_ id: FieldSchema, _ status: FieldSchema) -> RecordSchema {
    RecordSchema(
      "deviation", "A declared departure from a specification.",
      [
        id,
        .optional("project", .text, "Who departs."),
        .optional("base_spec_id", .text, "Id of the specification that is departed from."),
        .optional("override_spec_id", .text, "Id of the specification that holds instead."),
        status,
        .optional("risk_level", .word(risks), "How much may go wrong."),
        .optional("declared_on", .date, "Since when."),
        .optional("date", .date, "Another name for declared_on."),
        .optional("review_by", .date, "When it ends unless it is renewed."),
        .optional("owner", .text, "Who answers for it."),
        .optional("approved_by", .text, "Who agreed."),
        .optional("rollback_plan_ref", .text, "How it is undone: a path or words."),
        .optional("impact_summary", .text, "What is otherwise than specified."),
        .optional("decision_ref", .text, "Id of the decision."),
        .optional("closed_on", .date, "When it ended."),
        .optional("remediation", .list(RemediationSchema.entry), "What mending it took."),
        .optional("id", .text, "Another name for deviation_id."),
        .optional("title", .text, "For people."),
      ])
  }
}

/// Work and money spent on mending, of deviations and incidents.
enum RemediationSchema {
  static let entry = RecordSchema(
    "remediation entry", "What mending took on a day.", needsOneOf: ["hours", "cost"],
    [
      .required("date", .date, "The day."),
      .optional("hours", .amount, "Hours of work."),
      .optional("role", .text, "Whose, as in the rates of the risk budget."),
      .optional("cost", .money, "Money spent besides."),
      .note,
    ])
}
