package import Diagnostics

/// One round of a review, with its verdict and the four dimensions.
package struct ReviewReport: Hashable, Sendable {
  package var id: String
  package var taskID: String
  package var reviewer: String?
  package var builder: String?
  package var sessionID: String?
  /// As written (`revision_number`, `review_round`); not always raised between rounds.
  package var round: Int?
  package var reviewedAt: Instant?
  package var verdict: ReviewVerdict
  package var criticalCount: Int
  package var majorCount: Int
  package var minorCount: Int
  package var suggestionCount: Int
  package var dimensions: [ReviewDimensionResult]
  package var personas: [String]
  package var source: SourceLocation

  package init(
    id: String, taskID: String, reviewer: String? = nil, builder: String? = nil,
    sessionID: String? = nil, round: Int? = nil, reviewedAt: Instant? = nil,
    verdict: ReviewVerdict, criticalCount: Int = 0, majorCount: Int = 0, minorCount: Int = 0,
    suggestionCount: Int = 0, dimensions: [ReviewDimensionResult] = [], personas: [String] = [],
    source: SourceLocation
  ) {
    self.id = id
    self.taskID = taskID
    self.reviewer = reviewer
    self.builder = builder
    self.sessionID = sessionID
    self.round = round
    self.reviewedAt = reviewedAt
    self.verdict = verdict
    self.criticalCount = criticalCount
    self.majorCount = majorCount
    self.minorCount = minorCount
    self.suggestionCount = suggestionCount
    self.dimensions = dimensions
    self.personas = personas
    self.source = source
  }
}

/// What a round concluded. Three vocabularies are in use; all are read into this one.
package enum ReviewVerdict: Hashable, Sendable {
  case approved
  /// Also written `NEEDS_CHANGES`, `NEEDS_WORK`, `REJECTED`.
  case needsRevision
  case blocked
  /// A word out of none of the vocabularies.
  case unknown(String)
}

/// The four mandatory dimensions of a review.
package enum ReviewDimension: String, CaseIterable, Sendable {
  case quality = "Q"
  case requirements = "R"
  case completeness = "C"
  case optimization = "O"
}

/// What a report says about one dimension.
package struct ReviewDimensionResult: Hashable, Sendable {
  package var dimension: ReviewDimension
  /// nil for a dimension that only suggests.
  package var passed: Bool?
  /// Coverage or completeness, 0 to 100.
  package var percentage: Double?
  package var issues: [ReviewIssue]

  package init(
    dimension: ReviewDimension, passed: Bool? = nil, percentage: Double? = nil,
    issues: [ReviewIssue] = []
  ) {
    self.dimension = dimension
    self.passed = passed
    self.percentage = percentage
    self.issues = issues
  }
}

/// One remark of a reviewer.
package struct ReviewIssue: Hashable, Sendable {
  package var checkID: String
  /// Lower-case: critical, major, minor, suggestion.
  package var severity: String
  package var detail: String
  package var filePath: String?
  package var line: Int?
  package var source: SourceLocation

  package init(
    checkID: String, severity: String, detail: String, filePath: String? = nil, line: Int? = nil,
    source: SourceLocation
  ) {
    self.checkID = checkID
    self.severity = severity
    self.detail = detail
    self.filePath = filePath
    self.line = line
    self.source = source
  }
}
