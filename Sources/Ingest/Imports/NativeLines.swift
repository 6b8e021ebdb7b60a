package import Formats
package import Model

/// Records as lines of the workspace's own event files: one JSON object a line, members in the
/// order of the format's description, times in UTC, nothing written that is not stated.
///
/// Fields that no source states (remediation, the affected fraction, announced windows, …) have
/// no line here.
package enum NativeLines {
  package static func object(_ deployment: Deployment) -> JSONValue {
    let links: [(String, JSONValue?)] = [
      ("sha", text(deployment.sha)), ("prev_sha", text(deployment.previousSHA)),
      ("changes", list(deployment.changes)), ("remediates", text(deployment.remediates)),
      ("rollback_of", text(deployment.rollbackOf)), ("incident", text(deployment.incident)),
      ("planned", deployment.isPlanned.map(JSONValue.bool)),
      ("approved_by", list(deployment.approvedBy)),
      ("blast_radius", text(deployment.blastRadius)),
    ]
    return stated(
      [
        ("id", .string(deployment.id)), ("service", .string(deployment.service)),
        ("environment", .string(deployment.environment)),
        ("started_at", time(deployment.startedAt)), ("finished_at", time(deployment.finishedAt)),
        ("outcome", text(deployment.outcome?.rawValue)),
        ("kind", .string(deployment.kind.rawValue)),
      ] + links)
  }

  package static func object(_ change: Change) -> JSONValue {
    let people: [(String, JSONValue?)] = [
      ("first_reviewer", text(change.firstReviewer)), ("author", text(change.author)),
      ("author_kind", text(change.authorKind?.rawValue)), ("merged_at", time(change.mergedAt)),
      ("merged_by", text(change.mergedBy)), ("closed_at", time(change.closedAt)),
      ("approvers", list(change.approvers)), ("commits", list(change.commits)),
    ]
    let size: [(String, JSONValue?)] = [
      ("artifacts", artifacts(change)), ("additions", change.additions.map(JSONValue.int)),
      ("deletions", change.deletions.map(JSONValue.int)), ("kind", text(change.kind)),
      ("blast_radius", text(change.blastRadius)),
    ]
    return stated(
      [
        ("id", .string(change.id)), ("service", .string(change.service)),
        ("authored_at", time(change.authoredAt)), ("created_at", time(change.createdAt)),
        ("review_requested_at", time(change.reviewRequestedAt)),
        ("first_review_at", time(change.firstReviewAt)),
      ] + people + size)
  }

  package static func object(_ incident: Incident) -> JSONValue {
    let rest: [(String, JSONValue?)] = [
      ("caused_by", text(cause(incident.cause))), ("failure_mode", text(incident.failureMode)),
      ("kind", .string(incident.kind.rawValue)),
      ("pages", incident.pages.isEmpty ? nil : .array(incident.pages.map(page))),
      ("duplicate_of", text(incident.duplicateOf)), ("postmortem", text(incident.postmortem)),
    ]
    return stated(
      [
        ("id", .string(incident.id)), ("title", text(incident.title)),
        ("services", list(incident.services)), ("environment", .string(incident.environment)),
        ("severity", text(incident.severity?.name)), ("detected_at", time(incident.detectedAt)),
        ("impact_start", time(incident.impactStart)),
        ("mitigated_at", time(incident.mitigatedAt)), ("resolved_at", time(incident.resolvedAt)),
      ] + rest)
  }

  private static func page(_ page: Page) -> JSONValue {
    stated([
      ("at", time(page.at)), ("responder", .string(page.responder)), ("zone", text(page.zone)),
      ("acknowledged_at", time(page.acknowledgedAt)),
    ])
  }

  private static func artifacts(_ change: Change) -> JSONValue? {
    let plans = [
      ("test_plan", plan(change.testPlan)), ("rollback_plan", plan(change.rollbackPlan)),
    ]
    return plans.allSatisfy { $0.1 == nil } ? nil : stated(plans)
  }

  private static func plan(_ plan: Change.Plan) -> JSONValue? {
    switch plan {
    case .notStated: nil
    case .none: .bool(false)
    case .present(let place): place.map(JSONValue.string) ?? .bool(true)
    }
  }

  private static func cause(_ cause: Incident.Cause?) -> String? {
    switch cause {
    case .deployment(let id): id
    case .notChangeRelated: "not_change_related"
    case nil: nil
    }
  }

  private static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }

  private static func time(_ instant: Instant?) -> JSONValue? {
    instant.map { .string($0.description) }
  }

  private static func list(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .strings(texts)
  }

  private static func stated(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { name, value in value.map { (name, $0) } })
  }
}
