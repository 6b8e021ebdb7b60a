package import Diagnostics

/// One blueprint frozen at one version. Source: `docs/BLUEPRINT_FREEZE_RECORD.md`.
package struct FreezeLedgerEntry: Hashable, Sendable {
  package var id: String
  package var file: String?
  package var fileExists: Bool?
  package var version: String?
  package var packVersion: String?
  package var type: String?
  package var owner: String?
  package var frozenOn: CivilDate?
  package var proposalReference: String?
  package var source: SourceLocation

  package init(
    id: String, file: String? = nil, fileExists: Bool? = nil, version: String? = nil,
    packVersion: String? = nil, type: String? = nil, owner: String? = nil,
    frozenOn: CivilDate? = nil, proposalReference: String? = nil, source: SourceLocation
  ) {
    self.id = id
    self.file = file
    self.fileExists = fileExists
    self.version = version
    self.packVersion = packVersion
    self.type = type
    self.owner = owner
    self.frozenOn = frozenOn
    self.proposalReference = proposalReference
    self.source = source
  }
}

/// A file frozen with its hash. Source: `ops/freeze/*.yaml`.
package struct FreezeArtefact: Hashable, Sendable {
  package var artefactPath: String
  package var version: String?
  package var frozenAt: Instant?
  package var frozenBy: String?
  /// SHA-256 in lower-case hexadecimal, as recorded.
  package var contentHash: String?
  package var fileState: FrozenFileState
  package var reason: String?
  package var source: SourceLocation

  package init(
    artefactPath: String, version: String? = nil, frozenAt: Instant? = nil,
    frozenBy: String? = nil, contentHash: String? = nil, fileState: FrozenFileState,
    reason: String? = nil, source: SourceLocation
  ) {
    self.artefactPath = artefactPath
    self.version = version
    self.frozenAt = frozenAt
    self.frozenBy = frozenBy
    self.contentHash = contentHash
    self.fileState = fileState
    self.reason = reason
    self.source = source
  }
}

/// What the frozen file's present bytes say about its recorded hash.
package enum FrozenFileState: String, Sendable {
  case unchanged
  case changed
  /// The file is gone, but the snapshot kept beside the record has the recorded hash.
  case missing
  /// No hash recorded, or neither file nor snapshot can be read.
  case unverifiable
}

/// A stop of changes to a scope, with its end and exceptions. Source: `ops/freeze/*.md`.
package struct FreezeRecord: Hashable, Sendable {
  package var id: String
  package var title: String
  package var status: String?
  package var scope: String?
  package var start: Instant?
  package var end: Instant?
  package var trigger: String?
  package var authority: String?
  package var exitCriteria: [String]
  package var exceptions: [String]
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, title: String, status: String? = nil, scope: String? = nil, start: Instant? = nil,
    end: Instant? = nil, trigger: String? = nil, authority: String? = nil,
    exitCriteria: [String] = [], exceptions: [String] = [], body: String = "", bodyLine: Int = 1,
    source: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.scope = scope
    self.start = start
    self.end = end
    self.trigger = trigger
    self.authority = authority
    self.exitCriteria = exitCriteria
    self.exceptions = exceptions
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}

/// The act by which a speculative artefact became accepted. Source: `ops/acceptance/`.
package struct Acceptance: Hashable, Sendable {
  package var artefactPath: String
  package var acceptedAt: Instant?
  package var acceptedBy: String?
  package var authority: String?
  package var contentHash: String?
  package var source: SourceLocation

  package init(
    artefactPath: String, acceptedAt: Instant? = nil, acceptedBy: String? = nil,
    authority: String? = nil, contentHash: String? = nil, source: SourceLocation
  ) {
    self.artefactPath = artefactPath
    self.acceptedAt = acceptedAt
    self.acceptedBy = acceptedBy
    self.authority = authority
    self.contentHash = contentHash
    self.source = source
  }
}
