import Model

/// A line of `ops/deployments/`.
enum DeploymentSchema {
  static let record = RecordSchema(
    "deployment", "A release of a service.",
    [
      .required("id", .text, "Its id, which changes and incidents name."),
      .required("service", .text, "Id of the service."),
      .optional("environment", .text, "production where it is left out."),
      .optional("started_at", .time, "When it began."),
      .optional("finished_at", .time, "When it was done."),
      .optional(
        "outcome", .only(Deployment.Outcome.allCases.map(\.rawValue)), "What came of it."),
      .optional(
        "kind", .word(Deployment.Kind.allCases.map(\.rawValue)), "normal where it is left out."),
      .optional("sha", .text, "The commit it brought."),
      .optional("prev_sha", .text, "The commit it replaced."),
      .optional("changes", .texts, "Ids of changes, or commits."),
      .optional("remediates", .text, "The failed deployment or the incident that it mends."),
      .optional("rollback_of", .text, "The deployment it undoes."),
      .optional("incident", .text, "The incident it answers."),
      .optional("planned", .bool, "Whether it was planned."),
      .optional("approved_by", .texts, "Who agreed."),
      .optional("blast_radius", .text, "As in the decision rights."),
      .free,
    ])
}

extension FieldSchema {
  static let free = optional("x", .anything, "Free for other programs.")
}
