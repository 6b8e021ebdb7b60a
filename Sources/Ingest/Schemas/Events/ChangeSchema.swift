import Model

/// A line of `ops/changes/`.
enum ChangeSchema {
  static let record = RecordSchema(
    "change", "A pull request or commit.",
    [
      .required("id", .text, "Its id, which deployments name."),
      .required("service", .text, "Id of the service."),
      .optional("authored_at", .time, "The earliest authored time of its commits."),
      .optional("created_at", .time, "When it was opened."),
      .optional("review_requested_at", .time, "When a review was asked for."),
      .optional("first_review_at", .time, "The first review by another than the author."),
      .optional("first_reviewer", .text, "By whom."),
      .optional("author", .text, "Whose change it is."),
      .optional("author_kind", .word(["human", "agent"]), "Whether a person or an agent."),
      .optional("merged_at", .time, "When it was merged."),
      .optional("merged_by", .text, "By whom."),
      .optional("closed_at", .time, "When it was closed without a merge."),
      .optional("approvers", .texts, "Who agreed."),
      .optional("commits", .texts, "Its commits."),
      .optional("artifacts", .record(plans), "Where its plans are."),
      .optional("additions", .integer, "Lines added."),
      .optional("deletions", .integer, "Lines removed."),
      .optional("kind", .text, "docs and trivial need no plans."),
      .optional("blast_radius", .text, "As in the decision rights."),
      .free,
    ])

  static let plans = RecordSchema(
    "list of artifacts", "A text or true for a plan, false or null for none.",
    [
      .optional("test_plan", .either([.bool, .text, .null]), "How it was tested."),
      .optional("rollback_plan", .either([.bool, .text, .null]), "How it is undone."),
    ])
}
