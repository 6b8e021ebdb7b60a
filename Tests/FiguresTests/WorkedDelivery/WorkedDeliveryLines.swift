import Diagnostics
import Model

/// A line of the worked record with its native fields.
protocol PlacedLine: Decodable {}

struct Placed<Line: PlacedLine> {
  let line: Line
  let source: SourceLocation
}

struct DeploymentLine: PlacedLine {
  let id: String
  let service: String
  let environment: String
  let startedAt: String?
  let finishedAt: String?
  let outcome: String?
  let kind: String?
  let sha: String?
  let prevSha: String?
  let changes: [String]?
  let remediates: String?
  let rollbackOf: String?
  let incident: String?
  let planned: Bool?
}

struct ChangeLine: PlacedLine {
  struct Artifacts: Decodable {
    let testPlan: Bool
    let rollbackPlan: Bool
  }

  let id: String
  let service: String
  let author: String
  let authoredAt: String?
  let reviewRequestedAt: String?
  let firstReviewAt: String?
  let firstReviewer: String?
  let mergedAt: String?
  let kind: String?
  let commits: [String]?
  let artifacts: Artifacts?
}

struct IncidentLine: PlacedLine {
  struct PageLine: Decodable {
    let at: String
    let responder: String
    let zone: String?
  }

  let id: String
  let services: [String]
  let severity: String?
  let environment: String?
  let detectedAt: String?
  let impactStart: String?
  let mitigatedAt: String?
  let resolvedAt: String?
  let causedBy: String?
  let kind: String?
  let duplicateOf: String?
  let pages: [PageLine]?
}

private func time(_ text: String?) -> Instant? {
  text.map { text in
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("no time: \(text)") }
    return instant
  }
}

extension Placed<DeploymentLine> {
  var deployment: Deployment {
    return Deployment(
      id: line.id, service: line.service, environment: line.environment,
      startedAt: time(line.startedAt), finishedAt: time(line.finishedAt),
      outcome: line.outcome.flatMap(Deployment.Outcome.init),
      kind: line.kind.flatMap(Deployment.Kind.init) ?? .normal, sha: line.sha,
      previousSHA: line.prevSha, changes: line.changes ?? [], remediates: line.remediates,
      rollbackOf: line.rollbackOf, incident: line.incident, isPlanned: line.planned,
      source: source)
  }
}

extension Placed<ChangeLine> {
  var change: Change {
    func plan(_ isThere: Bool?) -> Change.Plan {
      isThere.map { $0 ? .present(nil) : Change.Plan.none } ?? .notStated
    }
    return Change(
      id: line.id, service: line.service, authoredAt: time(line.authoredAt),
      reviewRequestedAt: time(line.reviewRequestedAt), firstReviewAt: time(line.firstReviewAt),
      firstReviewer: line.firstReviewer, author: line.author, mergedAt: time(line.mergedAt),
      commits: line.commits ?? [], testPlan: plan(line.artifacts?.testPlan),
      rollbackPlan: plan(line.artifacts?.rollbackPlan), kind: line.kind, source: source)
  }
}

extension Placed<IncidentLine> {
  var incident: Incident {
    let cause: Incident.Cause? =
      line.causedBy.map { $0 == "not_change_related" ? .notChangeRelated : .deployment($0) }
    return Incident(
      id: line.id, services: line.services,
      severity: line.severity.flatMap { name in
        Incident.Severity.allCases.first { $0.name == name }
      }, environment: line.environment ?? Settings.defaultProductionEnvironment,
      detectedAt: time(line.detectedAt), impactStart: time(line.impactStart),
      mitigatedAt: time(line.mitigatedAt), resolvedAt: time(line.resolvedAt), cause: cause,
      kind: line.kind.flatMap(Incident.Kind.init) ?? .incident,
      pages: (line.pages ?? []).compactMap { page in
        time(page.at).map {
          Page(at: $0, responder: page.responder, zone: page.zone, source: source)
        }
      }, duplicateOf: line.duplicateOf, source: source)
  }
}
