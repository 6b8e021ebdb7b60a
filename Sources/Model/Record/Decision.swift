package import Diagnostics

/// A decision record, in any of the variants found. Source: `ops/decision-log/`,
/// `ops/decision_log/`, `decisions/`.
package struct Decision: Hashable, Sendable {
  package var id: String
  package var title: String
  package var status: DecisionStatus
  /// As written, decoration included; nil where none is stated.
  package var statusText: String?
  package var type: String?
  package var date: CivilDate?
  package var owner: String?
  package var reviewBy: CivilDate?
  package var supersedes: [String]
  package var supersededBy: [String]
  package var evidence: [String]
  /// Figure ids that the decision names.
  package var measures: [String]
  /// Ids or names of figures whose series the decision breaks at its date.
  package var rebases: [String]
  package var authority: String?
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, title: String, status: DecisionStatus, statusText: String? = nil,
    type: String? = nil, date: CivilDate? = nil, owner: String? = nil, reviewBy: CivilDate? = nil,
    supersedes: [String] = [], supersededBy: [String] = [], evidence: [String] = [],
    measures: [String] = [], rebases: [String] = [], authority: String? = nil, body: String = "",
    bodyLine: Int = 1, source: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.statusText = statusText
    self.type = type
    self.date = date
    self.owner = owner
    self.reviewBy = reviewBy
    self.supersedes = supersedes
    self.supersededBy = supersededBy
    self.evidence = evidence
    self.measures = measures
    self.rebases = rebases
    self.authority = authority
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}

/// Where a decision stands.
package enum DecisionStatus: String, CaseIterable, Sendable {
  case draft, proposed, accepted, rejected, deprecated, superseded
  /// None stated, or a word out of no known vocabulary.
  case unknown
}
