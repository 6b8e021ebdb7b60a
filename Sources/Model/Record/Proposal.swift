package import Diagnostics

/// A request to change a governed specification. Source: `ops/proposals/`, `docs/proposals/`, the
/// registry, SCP files.
package struct Proposal: Hashable, Sendable {
  package var id: String
  package var title: String
  package var type: String?
  package var status: ProposalStatus
  package var statusText: String?
  package var author: String?
  package var date: CivilDate?
  package var decidedOn: CivilDate?
  package var targetSpec: String?
  package var decisionReference: String?
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, title: String, type: String? = nil, status: ProposalStatus,
    statusText: String? = nil, author: String? = nil, date: CivilDate? = nil,
    decidedOn: CivilDate? = nil, targetSpec: String? = nil, decisionReference: String? = nil,
    body: String = "", bodyLine: Int = 1, source: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.type = type
    self.status = status
    self.statusText = statusText
    self.author = author
    self.date = date
    self.decidedOn = decidedOn
    self.targetSpec = targetSpec
    self.decisionReference = decisionReference
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}

/// Where a proposal stands.
package enum ProposalStatus: String, CaseIterable, Sendable {
  /// Draft, in review, pilot, or no status at all: somebody still has to decide.
  case pending
  case approved
  case rejected
  case implemented
  case withdrawn
  /// A word out of no known vocabulary; counted as pending.
  case unknown
}

extension Proposal {
  package var isPending: Bool { status == .pending || status == .unknown }
}
