/// Proposals: front matter of `ops/proposals/*.md`, entries of the registry, and changes of
/// specifications in YAML.
enum ProposalSchema {
  private static let statuses = [
    "draft", "in_review", "pilot", "proposed", "approved", "adopted", "rejected", "implementing",
    "implemented", "withdrawn",
  ]

  static let record = RecordSchema(
    "proposal", "A change that waits for a decision.",
    [
      .optional("proposal_id", .text, "Its id; else the file's name."),
      .optional("id", .text, "Another name for proposal_id."),
      .optional("title", .text, "Its title; else the first heading."),
      .optional("type", .text, "What kind of change."),
      .optional("status", .word(statuses), "Where it stands; waiting where it is left out."),
      .optional("author", .text, "Who asks."),
      .optional("date", .date, "Since when."),
      .optional("created", .date, "Another name for date."),
      .optional("decided_on", .date, "When it was decided."),
      .optional("approved_date", .date, "Another name for decided_on."),
      .optional("target_spec_id", .text, "Id of the specification it would change."),
      .optional("target_spec", .text, "Another name for target_spec_id."),
      .optional("decision_ref", .text, "Id of the decision."),
      .optional("addresses", .text, "What it is about."),
      .optional("owner", .text, "Another name for author."),
    ])

  static let registered = RecordSchema(
    "proposal", "A change that waits for a decision.",
    [
      .required("proposal_id", .text, "Its id."),
      .optional("type", .text, "framework_upgrade or canon_amendment."),
      .optional("target_spec_id", .text, "Id of the specification it would change."),
      .optional("originating_project", .text, "Where it comes from."),
      .optional("status", .word(statuses), "Where it stands; waiting where it is left out."),
      .optional("rationale", .text, "Why."),
      .optional("migration_required", .anything, "For people."),
      .optional("impacted_specs", .anything, "For people."),
      .optional("decision_ref", .text, "Id of the decision."),
      .optional("title", .text, "Its title."),
      .optional("author", .text, "Who asks."),
      .optional("date", .date, "Since when."),
      .optional("decided_on", .date, "When it was decided."),
    ])

  static let specChange = RecordSchema(
    "specification change", "A change of a specification, as the kernel writes it.",
    [
      .optional("approval", .map(of: .anything, keys: nil), "approved_at is read."),
      .optional("change_type", .text, "What kind of change."),
      .optional("evidence_refs", .anything, "For people."),
      .required("id", .text, "Such as SCP-2026-11-20-001."),
      .optional("proposed_by", .map(of: .anything, keys: nil), "agent_id is read."),
      .optional("proposed_diff", .anything, "For people."),
      .optional("rationale", .text, "Why."),
      .optional("spec_path", .text, "Path of the specification."),
      .optional("status", .word(statuses), "Where it stands."),
      .optional("timestamp", .date, "Since when."),
      .optional("title", .text, "Its title."),
    ])
}
