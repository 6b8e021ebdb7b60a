/// Front matter of `tasks/**/*.md`.
enum TaskCardSchema {
  static let card = RecordSchema(
    "task card", "What is to be done, and when it is done.",
    [
      .optional("task_id", .text, "Its id; else the title's, else the file's name."),
      .optional("type", .text, "Such as dev, research or data."),
      .optional("queue", .text, "The queue it is for."),
      .optional("branch", .text, "Its branch in git."),
      .optional("priority", .text, "P0 to P3."),
      .optional("spec_ids", .texts, "Ids of the specifications it rests on."),
      .optional("verification", .texts, "What must be true when it is done."),
      .optional("parent_task", .text, "Id of the task it is a part of."),
      .optional("related_reports", .texts, "Paths of reports."),
      .optional("review_config", .record(review), "What its review asks for."),
      .optional("requires_review", .bool, "Whether it is reviewed."),
      .optional("artifacts_expected", .anything, "For people."),
      .optional("title", .text, "Its title; else the first heading."),
      .optional("status", .text, "Where it stands, as the card says; state/tasks.yaml counts."),
      .optional("created", .date, "When it was written."),
      .optional("owner", .text, "For people."),
      .optional("depends_on", .anything, "For people."),
      .optional("dependencies", .anything, "For people."),
      .optional("role_mode", .text, "The mode it is done in."),
      .optional("authority", .text, "speculative or accepted."),
      .optional("authorized_by", .text, "Who let it be done."),
    ])

  static let review = RecordSchema(
    "review_config", "What the review of a task asks for.",
    [
      .optional("required", .bool, "Whether it is reviewed at all."),
      .optional("required_personas", .texts, "Views that must be taken."),
      .optional("optional_personas", .texts, "Views that may be taken."),
      .optional("min_coverage_pct", .integer, "Requirements that must be covered, in percent."),
      .optional("max_revision_cycles", .integer, "Rounds after which somebody is asked."),
    ])
}
