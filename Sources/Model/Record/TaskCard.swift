package import Diagnostics

/// The order that a person wrote for a task: a Markdown file under `tasks/`.
package struct TaskCard: Hashable, Sendable {
  package var id: String
  package var title: String
  package var type: String?
  package var queue: String?
  package var branch: String?
  package var priority: String?
  /// Only cards without front matter state one.
  package var status: String?
  package var specIDs: [String]
  package var verification: [String]
  package var parentTask: String?
  package var relatedReports: [String]
  /// The folder below `tasks/` (`done`, `inbox`, …); empty for the root.
  package var folder: String
  package var hasFrontMatter: Bool
  package var roleMode: String?
  /// `speculative` or `accepted`.
  package var authority: String?
  package var authorizedBy: String?
  package var created: CivilDate?
  package var auditRows: [CardAuditRow]
  package var checklistDone: Int
  package var checklistTotal: Int
  package var reviewPolicy: ReviewPolicy?
  /// The Markdown after the front matter.
  package var body: String
  /// The line of the file on which `body` starts.
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, title: String, type: String? = nil, queue: String? = nil, branch: String? = nil,
    priority: String? = nil, status: String? = nil, specIDs: [String] = [],
    verification: [String] = [], parentTask: String? = nil, relatedReports: [String] = [],
    folder: String = "", hasFrontMatter: Bool = true, roleMode: String? = nil,
    authority: String? = nil, authorizedBy: String? = nil, created: CivilDate? = nil,
    auditRows: [CardAuditRow] = [], checklistDone: Int = 0, checklistTotal: Int = 0,
    reviewPolicy: ReviewPolicy? = nil, body: String = "", bodyLine: Int = 1, source: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.type = type
    self.queue = queue
    self.branch = branch
    self.priority = priority
    self.status = status
    self.specIDs = specIDs
    self.verification = verification
    self.parentTask = parentTask
    self.relatedReports = relatedReports
    self.folder = folder
    self.hasFrontMatter = hasFrontMatter
    self.roleMode = roleMode
    self.authority = authority
    self.authorizedBy = authorizedBy
    self.created = created
    self.auditRows = auditRows
    self.checklistDone = checklistDone
    self.checklistTotal = checklistTotal
    self.reviewPolicy = reviewPolicy
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}

/// A row of the audit table inside a card.
package struct CardAuditRow: Hashable, Sendable {
  package var at: Instant?
  package var agent: String
  package var action: String
  package var remark: String
  package var source: SourceLocation

  package init(
    at: Instant? = nil, agent: String, action: String, remark: String = "", source: SourceLocation
  ) {
    self.at = at
    self.agent = agent
    self.action = action
    self.remark = remark
    self.source = source
  }
}

/// What a card asks of its review (`review_config`).
package struct ReviewPolicy: Hashable, Sendable {
  package var required: Bool
  package var requiredPersonas: [String]
  package var optionalPersonas: [String]
  /// Percent.
  package var minimumCoverage: Int?
  package var maximumRounds: Int?

  package init(
    required: Bool = false, requiredPersonas: [String] = [], optionalPersonas: [String] = [],
    minimumCoverage: Int? = nil, maximumRounds: Int? = nil
  ) {
    self.required = required
    self.requiredPersonas = requiredPersonas
    self.optionalPersonas = optionalPersonas
    self.minimumCoverage = minimumCoverage
    self.maximumRounds = maximumRounds
  }
}
