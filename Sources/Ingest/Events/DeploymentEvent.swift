import Diagnostics
import Formats
import Model

/// A deployment as a native object, or as the `customData` of an event.
enum DeploymentEvent {
  private static let keys = JSONKeySet(DeploymentSchema.record.keys)

  static func native(
    _ node: Int, of tape: JSONTape, _ source: EventSource
  ) -> Deployment? {
    guard var reader = ObjectReader(node, of: tape, "deployment", keys: keys, source) else {
      return nil
    }
    var deployment = Deployment(
      id: reader.requiredText("id", isUnique: true), service: reader.requiredText("service"),
      source: reader.location)
    fill(&deployment, from: &reader)
    return reader.isSound ? deployment : nil
  }

  /// What the object states beside id and service; the rest stays as it is.
  static func fill(_ deployment: inout Deployment, from reader: inout ObjectReader) {
    if let environment = reader.text("environment") { deployment.environment = environment }
    if let start = reader.instant("started_at") { deployment.startedAt = start }
    if let finish = reader.instant("finished_at") { deployment.finishedAt = finish }
    if let outcome = reader.word("outcome", of: Deployment.Outcome.self, isStrict: true) {
      deployment.outcome = outcome
    }
    if let kind = reader.word("kind", of: Deployment.Kind.self, isStrict: false) {
      deployment.kind = kind
    }
    deployment.sha = reader.text("sha", isUnique: true) ?? deployment.sha
    deployment.previousSHA = reader.text("prev_sha", isUnique: true) ?? deployment.previousSHA
    let changes = reader.packedTexts("changes")
    if !changes.isEmpty { deployment.packedChanges = changes }
    deployment.remediates = reader.text("remediates") ?? deployment.remediates
    deployment.rollbackOf = reader.text("rollback_of") ?? deployment.rollbackOf
    deployment.incident = reader.text("incident") ?? deployment.incident
    deployment.isPlanned = reader.bool("planned") ?? deployment.isPlanned
    let approvers = reader.texts("approved_by")
    if !approvers.isEmpty { deployment.approvedBy = approvers }
    deployment.blastRadius = reader.text("blast_radius") ?? deployment.blastRadius
  }
}
