import Model

/// A deployment with its statuses.
enum GitHubDeployment {
  static func deployment(
    key: String, _ object: ExportObject, statuses: [ExportObject], _ options: ImportOptions,
    report: inout ImportReport
  ) -> Deployment {
    let id = "gh:\(key)"
    let states = states(statuses)
    if object.text("environment") == nil {
      report.note("deployment without an environment", "taken as \(options.environment)", id)
    }
    let end = end(states)
    if states.isEmpty {
      report.note("deployment without a status", "written without an outcome", id)
    } else if end == nil {
      report.note("deployment that has not ended", "written without an outcome", id)
    }
    let repository = String(key.prefix { $0 != "@" })
    return Deployment(
      id: id, service: options.service ?? ForgePath.service(repository),
      environment: object.text("environment") ?? options.environment,
      startedAt: states.first { $0.state == "in_progress" }?.at ?? object.time("created_at"),
      finishedAt: end?.at, outcome: end?.outcome, kind: kind(object), sha: object.text("sha"),
      source: .imported)
  }

  private struct State {
    let at: Instant
    let id: Int
    let state: String
  }

  private static func states(_ statuses: [ExportObject]) -> [State] {
    statuses.compactMap { status in
      guard let at = status.time("created_at"), let state = status.text("state") else { return nil }
      return State(at: at, id: status.number("id") ?? 0, state: state)
    }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The last verdict, at the time when it was first given: GitHub repeats it. `inactive` only
  /// says that a later deployment took its place.
  private static func end(_ states: [State]) -> (at: Instant, outcome: Deployment.Outcome)? {
    var end: (at: Instant, outcome: Deployment.Outcome)?
    for state in states {
      let outcome: Deployment.Outcome
      switch state.state {
      case "success": outcome = .success
      case "failure", "error": outcome = .failed
      default: continue
      }
      if end?.outcome != outcome { end = (state.at, outcome) }
    }
    return end
  }

  /// What the task (`deploy:rollback`) or the name of the branch or tag says.
  private static func kind(_ object: ExportObject) -> Deployment.Kind {
    let kind = GitReleases.kind(of: object.text("task") ?? "")
    return kind == .normal ? GitReleases.kind(of: object.text("ref") ?? "") : kind
  }
}
