/// Decisions: front matter of `ops/decision-log/*.md`, and the YAML of projects.
enum DecisionSchema {
  static let record = RecordSchema(
    "decision", "What was decided, by whom, and until when.",
    [
      .optional("id", .text, "Its id; else the file's name."),
      .optional("decision_id", .text, "Another name for id."),
      .optional("title", .text, "Its title; else the first heading."),
      .optional(
        "status", .word(["proposed", "accepted", "rejected", "deprecated", "superseded", "draft"]),
        "Where it stands."),
      .optional("type", .text, "What kind of decision."),
      .optional("date", .date, "When it was decided."),
      .optional("owner", .text, "Who answers for it."),
      .optional("decider", .text, "Another name for owner."),
      .optional("review_by", .date, "When it is looked at again."),
      .optional("supersedes", .texts, "Ids of decisions that it ends."),
      .optional("superseded_by", .texts, "Ids of decisions that ended it."),
      .optional("evidence", .texts, "Paths or links."),
      .optional("measures", .texts, "Figures by which it will be judged."),
      .optional("rebases", .texts, "Figures whose limits begin anew with it."),
      .optional("authority", .text, "By which right it was decided."),
      .optional("approved_by", .text, "Who agreed."),
      .optional("tags", .anything, "For people."),
    ])

  static let project = RecordSchema(
    "decision", record.summary,
    record.fields + [
      .optional("context", .text, "Why it came up."),
      .optional("urgency", .anything, "For people."),
      .optional("reversibility", .anything, "For people."),
      .optional("options", .anything, "What was looked at."),
      .optional("rationale", .text, "Why this one."),
      .optional("assumptions", .anything, "For people."),
      .optional("success_criteria", .anything, "For people."),
      .optional("review_trigger", .anything, "For people."),
    ])
}
