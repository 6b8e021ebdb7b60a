import Model

/// A deployment with the job that made it.
enum GitLabDeployment {
  /// nil where it did not begin.
  static func deployment(
    key: String, project: String, _ object: ExportObject, _ options: ImportOptions,
    report: inout ImportReport
  ) -> Deployment? {
    let id = "gl:\(key)"
    let job = object.object("deployable")
    let outcome: Deployment.Outcome?
    switch object.text("status") {
    case "success": outcome = .success
    case "failed": outcome = .failed
    case "canceled": outcome = .cancelled
    case "running", "created":
      report.note("deployment that has not ended", "written without an outcome", id)
      outcome = nil
    default:
      report.note("deployment that is blocked or was skipped", "left out", id)
      return nil
    }
    let environment = object.object("environment")?.text("name")
    if environment == nil {
      report.note("deployment without an environment", "taken as \(options.environment)", id)
    }
    let end = job?.time("finished_at") ?? object.time("updated_at")
    return Deployment(
      id: id, service: options.service ?? ForgePath.service(project),
      environment: environment ?? options.environment,
      startedAt: job?.time("started_at") ?? object.time("created_at"),
      finishedAt: outcome == nil ? nil : end, outcome: outcome,
      kind: kind(object, job), sha: object.text("sha"), source: .imported)
  }

  /// What the name of the job, or of the branch or tag, says.
  private static func kind(_ object: ExportObject, _ job: ExportObject?) -> Deployment.Kind {
    let kind = GitReleases.kind(of: job?.text("name") ?? "")
    return kind == .normal ? GitReleases.kind(of: object.text("ref") ?? "") : kind
  }
}
