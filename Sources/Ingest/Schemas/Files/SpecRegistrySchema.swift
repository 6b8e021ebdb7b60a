/// `spec_registry.yaml`.
enum SpecRegistrySchema {
  static let file = RecordSchema(
    "registry", "The governed specifications.",
    [
      .optional("registry_version", .text, "Version of the registry."),
      .optional("updated_at", .text, "When it was last changed."),
      .optional("owners", .anything, "For people."),
      .optional("specs", .list(spec), "The specifications."),
      .optional("proposals", .list(ProposalSchema.registered), "Changes that wait."),
      .optional("deviations", .list(DeviationSchema.registered), "Declared departures."),
      .version,
      .optional("registry_id", .text, "For people."),
      .optional("schema", .anything, "For people."),
    ])

  static let statuses = ["draft", "active", "frozen", "deprecated"]

  static let spec = RecordSchema(
    "spec", "One specification.",
    [
      .required("spec_id", .text, "Its id, which the other files name."),
      .optional("title", .text, "Its title."),
      .optional("scope", .text, "canon, framework, project or operational."),
      .optional("status", .word(statuses), "Where it stands."),
      .optional("version", .either([.text, .record(version)]), "Its version."),
      .optional("location", .map(of: .anything, keys: nil), "Its file: {path, format}."),
      .optional("applies_to", .anything, "For people."),
      .optional("owners", .texts, "Who answers for it."),
      .optional("depends_on", .texts, "Ids of specifications it rests on."),
      .optional("consumers", .anything, "For people."),
      .optional("compatibility", .anything, "For people."),
      .optional("change_control", .map(of: .anything, keys: nil), "edit_policy is read."),
      .optional("links", .map(of: .anything, keys: nil), "freeze_records are read."),
    ]
      + [
        "tags", "security_classification", "test_requirements", "description", "notes",
      ].map { .optional($0, .anything, "For people.") })

  private static let version = RecordSchema(
    "version", "Number, and whether it is frozen.",
    [
      .optional("semver", .text, "Such as \"1.0.0\"."),
      .optional("frozen", .bool, "Whether it may no longer change."),
    ])
}
