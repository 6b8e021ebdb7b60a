/// Reviews of agents' work: the block of the task file, and reports in Markdown.
enum ReviewSchema {
  static let review = RecordSchema(
    "review", "The review of a task.",
    [
      .optional("current_submission", .record(submission), "What is being reviewed."),
      .optional("revision_count", .integer, "How often it was handed in."),
      .optional("status", .text, "Where it stands."),
      .optional("current_session", .record(session), "Who reviews it."),
      .optional("reports", .list(report), "What was found."),
      .optional("responses", .list(response), "What the builder answered."),
      .optional("approved_at", .time, "When it was approved."),
      .optional("final_notes", .text, "For people."),
    ])

  static let submission = RecordSchema(
    "submission", "What was handed in.",
    [
      .optional("submitted_at", .time, "When."),
      .optional("submitted_by", .text, "By which agent."),
      .optional("artifacts", .texts, "Paths."),
      .optional("notes", .text, "For people."),
      .optional("revision_number", .integer, "Which time."),
    ])

  static let session = RecordSchema(
    "review session", "Who reviews whom.",
    [
      .required("review_session_id", .text, "Its id."),
      .required("reviewer_agent_id", .text, "Who reviews."),
      .required("builder_agent_id", .text, "Whose work it is."),
      .optional("task_id", .text, "The task."),
      .optional("artifacts", .anything, "Paths."),
      .optional("revision_number", .integer, "Which time."),
      .optional("personas", .texts, "Views that are taken."),
      .optional("created_at", .time, "When it began."),
      .optional("status", .text, "Where it stands."),
      .optional("report", .anything, "The report, once more."),
    ])

  static let response = RecordSchema(
    "review response", "What the builder answered.",
    [
      .required("action", .text, "Such as revision_submitted."),
      .optional("responded_at", .time, "When."),
      .optional("notes", .text, "For people."),
    ])

  // MARK: Reports

  static let report = RecordSchema(
    "review report", "What a review found.",
    [
      .required("report_id", .text, "Its id."),
      .optional("task_id", .text, "The task; else the block's."),
      .optional("reviewer_agent_id", .text, "Who reviewed."),
      .optional("builder_agent_id", .text, "Whose work it is."),
      .optional("review_session_id", .text, "The session."),
      .optional("revision_number", .integer, "Which time."),
      .optional("reviewed_at", .time, "When."),
      .required("verdict", .text, "APPROVED, NEEDS_REVISION or BLOCKED."),
      .optional("summary", .record(summary), "How many issues of each severity."),
      .optional("quality_check", .record(check), "Of the first dimension."),
      .optional("requirements_check", .record(check), "Of the second."),
      .optional("completeness_check", .record(check), "Of the third."),
      .optional("optimization_check", .record(check), "Of the fourth."),
      .optional("personas_used", .texts, "Views that were taken."),
    ])

  static let summary = RecordSchema(
    "review summary", "How many issues of each severity.",
    ["critical_count", "major_count", "minor_count", "suggestion_count"].map {
      .optional($0, .integer, "Issues of that severity.")
    })

  static let check = RecordSchema(
    "review check", "What was found of one dimension.",
    [
      .optional("passed", .bool, "Whether it is good enough."),
      .optional("issues", .list(issue), "What is not."),
      .optional("coverage_percentage", .number, "Requirements covered."),
      .optional("completeness_percentage", .number, "Parts that are there."),
      .optional("suggestions", .list(issue), "What could be better."),
    ])

  static let issue = RecordSchema(
    "review issue", "One thing that was found.",
    [
      .required("check_id", .text, "Such as Q-003."),
      .optional("severity", .text, "CRITICAL, MAJOR, MINOR or SUGGESTION."),
      .optional("description", .text, "In words."),
      .optional("file_path", .text, "Where."),
      .optional("line_start", .integer, "From which line."),
    ]
      + [
        "suggested_fix", "requirement_ref", "missing_item", "line_end", "current_code",
        "suggested_code", "rationale", "impact",
      ].map { .optional($0, .anything, "For people.") })

  /// Front matter of `docs/reviews/TASK/REVIEW_n.md` and `PATCH_n.md`; a verdict may stand in the
  /// text instead.
  static let markdown = RecordSchema(
    "review report", "A review, or the answer to one.",
    [
      .optional("task_id", .text, "The task; else the name of the folder."),
      .optional("reviewer_id", .text, "Who reviewed."),
      .optional("review_round", .integer, "Which time."),
      .optional("timestamp", .time, "When."),
      .optional("verdict", .text, "APPROVED, NEEDS_REVISION or BLOCKED."),
      .optional("report_id", .text, "Its id."),
      .optional("reviewer_agent_id", .text, "Who reviewed."),
      .optional("builder_agent_id", .text, "Whose work it is."),
      .optional("revision_number", .integer, "Which time."),
      .optional("reviewed_at", .time, "When."),
      .optional("coder_id", .text, "Whose work it is."),
      .optional("patch_round", .integer, "Of a patch: which time."),
      .optional("addresses_review", .text, "Of a patch: the review it answers."),
      .optional("personas", .texts, "Views that were taken."),
      .optional("personas_used", .texts, "Views that were taken."),
      .optional("review_session_id", .text, "The session."),
    ])
}
