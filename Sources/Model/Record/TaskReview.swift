package import Diagnostics

/// The code review of one task: what was submitted, judged and answered.
package struct TaskReview: Hashable, Sendable {
  package var taskID: String
  package var status: String?
  package var revisionCount: Int?
  package var submittedAt: Instant?
  package var submittedBy: String?
  package var artifacts: [String]
  package var notes: String?
  package var session: ReviewSession?
  /// In file order, one a round.
  package var reports: [ReviewReport]
  package var responses: [ReviewResponse]
  package var approvedAt: Instant?
  package var finalNotes: String?
  package var source: SourceLocation

  package init(
    taskID: String, status: String? = nil, revisionCount: Int? = nil, submittedAt: Instant? = nil,
    submittedBy: String? = nil, artifacts: [String] = [], notes: String? = nil,
    session: ReviewSession? = nil, reports: [ReviewReport] = [], responses: [ReviewResponse] = [],
    approvedAt: Instant? = nil, finalNotes: String? = nil, source: SourceLocation
  ) {
    self.taskID = taskID
    self.status = status
    self.revisionCount = revisionCount
    self.submittedAt = submittedAt
    self.submittedBy = submittedBy
    self.artifacts = artifacts
    self.notes = notes
    self.session = session
    self.reports = reports
    self.responses = responses
    self.approvedAt = approvedAt
    self.finalNotes = finalNotes
    self.source = source
  }
}

/// The sitting in which a reviewer judged a submission.
package struct ReviewSession: Hashable, Sendable {
  package var id: String
  package var reviewer: String
  package var builder: String
  package var personas: [String]
  package var createdAt: Instant?
  package var status: String?
  package var source: SourceLocation

  package init(
    id: String, reviewer: String, builder: String, personas: [String] = [],
    createdAt: Instant? = nil, status: String? = nil, source: SourceLocation
  ) {
    self.id = id
    self.reviewer = reviewer
    self.builder = builder
    self.personas = personas
    self.createdAt = createdAt
    self.status = status
    self.source = source
  }
}

/// The builder's answer to a report.
package struct ReviewResponse: Hashable, Sendable {
  package var action: String
  package var at: Instant?
  package var notes: String?
  package var source: SourceLocation

  package init(
    action: String, at: Instant? = nil, notes: String? = nil, source: SourceLocation
  ) {
    self.action = action
    self.at = at
    self.notes = notes
    self.source = source
  }
}
