/// One kind of input as this build found it: the header strip counts these.
package struct InputSource: Hashable, Sendable {
  package var kind: InputKind
  /// The files read, in byte order.
  package var paths: [String]
  package var status: InputStatus
  package var recordCount: Int
  /// The newest instant that a record of it states.
  package var newest: Instant?

  package init(
    kind: InputKind, paths: [String] = [], status: InputStatus, recordCount: Int = 0,
    newest: Instant? = nil
  ) {
    self.kind = kind
    self.paths = paths
    self.status = status
    self.recordCount = recordCount
    self.newest = newest
  }
}

/// Whether an input could be used. A figure that needs a missing or unreadable one is `no_data`.
package enum InputStatus: Hashable, Sendable {
  case fresh
  /// Nothing newer than the stated number of days.
  case stale(days: Int)
  case missing
  /// Present, but nothing of it could be read.
  case unreadable
  /// Some of its files or records could not be read.
  case incomplete(rejected: Int)
}

/// The kinds of input, named as in the catalogue of readers.
package enum InputKind: String, CaseIterable, Sendable, Comparable {
  case settings, stateMachine = "state-machine", tasks, queuePolicy = "queue-policy", roles
  case agents, sessions, projects, escalations, executionQueue = "execution-queue"
  case taskCards = "task-cards", reviews, specRegistry = "spec-registry", audit, decisions
  case proposals, deviations, freezeLedger = "freeze-ledger", freezeArtefacts = "freeze-artefacts"
  case freezeRecords = "freeze-records", acceptances, capabilityMap = "capability-map"
  case packIndex = "pack-index", minutes
  case deployments, changes, incidents, nearMisses = "near-misses", postmortems, services
  case failureModes = "failure-modes", riskBudget = "risk-budget"
  case decisionRights = "decision-rights", workflows, vendors, actions
  case guardrails, complianceChecks = "compliance-checks", norms, breakGlass = "break-glass"
  case rollouts

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A file that was read, for the manifest: the hash of the very bytes parsed.
package struct FileFingerprint: Hashable, Sendable {
  package var path: String
  package var sha256: String
  package var byteCount: Int

  package init(
    path: String, sha256: String, byteCount: Int
  ) {
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
  }
}
