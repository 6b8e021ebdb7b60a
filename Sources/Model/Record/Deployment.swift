package import Diagnostics

/// One release of a service into an environment. Source: `ops/deployments/`; native lines or
/// CDEvents.
package struct Deployment: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Sendable {
    case success, failed
    case rolledBack = "rolled_back"
    case cancelled
  }

  package enum Kind: String, CaseIterable, Sendable {
    case normal, hotfix, rollback, revert
  }

  package var id: String
  package var service: String
  package var environment: String
  @PackedInstant package var startedAt: Instant?
  /// nil while it runs.
  @PackedInstant package var finishedAt: Instant?
  /// The commit that it brought.
  @PackedHash package var sha: String?
  /// The commit that it replaced; the changes lie between the two.
  @PackedHash package var previousSHA: String?
  /// Ids of changes, or commits, that it brought.
  package var packedChanges: PackedTexts
  // These three stand here, where they take no room of their own.
  /// nil while it runs.
  package var outcome: Outcome?
  package var kind: Kind
  package var isPlanned: Bool?
  /// The failed deployment, or the incident, that it mends.
  @Boxed package var remediates: String?
  /// The deployment that it undoes.
  @Boxed package var rollbackOf: String?
  /// The incident that it answers.
  @Boxed package var incident: String?
  package var approvedBy: [String]
  /// As in the decision rights: `high` or an id of theirs.
  package var blastRadius: String?
  package var source: SourceLocation

  package init(
    id: String, service: String,
    environment: String =
      Settings.defaultProductionEnvironment, startedAt: Instant? = nil,
    finishedAt: Instant? =
      nil, outcome: Outcome? = nil, kind: Kind = .normal, sha: String? = nil,
    previousSHA: String? = nil, changes: [String] = [], remediates: String? = nil,
    rollbackOf: String? = nil,
    incident: String? = nil, isPlanned: Bool? = nil, approvedBy: [String] = [],
    blastRadius:
      String? = nil, source: SourceLocation
  ) {
    self.id = id
    self.service = service
    self.environment = environment
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.outcome = outcome
    self.kind = kind
    self.sha = sha
    self.previousSHA = previousSHA
    packedChanges = PackedTexts(changes)
    self.remediates = remediates
    self.rollbackOf = rollbackOf
    self.incident = incident
    self.isPlanned = isPlanned
    self.approvedBy = approvedBy
    self.blastRadius = blastRadius
    self.source = source
  }
}

extension Deployment {
  package var changes: [String] {
    get { packedChanges.texts }
    set { packedChanges = PackedTexts(newValue) }
  }
}
