package import Diagnostics

/// One change to a service's code or configuration: a pull request, or a commit without one.
/// Source: `ops/changes/`; native lines or CDEvents.
package struct Change: Hashable, Sendable {
  package enum AuthorKind: String, CaseIterable, Sendable {
    case human, agent
  }

  /// Whether a plan goes with the change.
  package enum Plan: Hashable, Sendable {
    /// The record says nothing of it.
    case notStated
    /// The record says that there is none.
    case none
    /// There is one; with its place or words, where the record gives them.
    case present(String?)
  }

  package var id: String
  package var service: String
  /// The earliest authored time of its commits.
  @PackedInstant package var authoredAt: Instant?
  @PackedInstant package var createdAt: Instant?
  @PackedInstant package var reviewRequestedAt: Instant?
  /// The first review by a person other than the author.
  @PackedInstant package var firstReviewAt: Instant?
  package var firstReviewer: String?
  package var author: String?
  package var authorKind: AuthorKind?
  @PackedInstant package var mergedAt: Instant?
  package var mergedBy: String?
  /// Closed without a merge.
  @PackedInstant package var closedAt: Instant?
  package var approvers: [String]
  @PackedTexts package var commits: [String]
  package var testPlan: Plan
  package var rollbackPlan: Plan
  @PackedCount package var additions: Int?
  @PackedCount package var deletions: Int?
  /// In the words of the workspace; `docs` and `trivial` need no plans.
  package var kind: String?
  package var blastRadius: String?
  package var source: SourceLocation

  package init(
    id: String, service: String, authoredAt: Instant? = nil,
    createdAt: Instant? =
      nil, reviewRequestedAt: Instant? = nil, firstReviewAt: Instant? = nil,
    firstReviewer:
      String? = nil, author: String? = nil, authorKind: AuthorKind? = nil,
    mergedAt: Instant? =
      nil, mergedBy: String? = nil, closedAt: Instant? = nil, approvers: [String] = [],
    commits:
      [String] = [], testPlan: Plan = .notStated, rollbackPlan: Plan = .notStated,
    additions: Int? = nil, deletions: Int? = nil, kind: String? = nil, blastRadius: String? = nil,
    source:
      SourceLocation
  ) {
    self.id = id
    self.service = service
    self.authoredAt = authoredAt
    self.createdAt = createdAt
    self.reviewRequestedAt = reviewRequestedAt
    self.firstReviewAt = firstReviewAt
    self.firstReviewer = firstReviewer
    self.author = author
    self.authorKind = authorKind
    self.mergedAt = mergedAt
    self.mergedBy = mergedBy
    self.closedAt = closedAt
    self.approvers = approvers
    self.commits = commits
    self.testPlan = testPlan
    self.rollbackPlan = rollbackPlan
    self.additions = additions
    self.deletions = deletions
    self.kind = kind
    self.blastRadius = blastRadius
    self.source = source
  }
}

extension Change {
  /// Whether it needs neither test plan nor rollback plan: `docs` and `trivial` changes.
  package var isTrivial: Bool {
    let kind = kind?.lowercased()
    return kind == "docs" || kind == "trivial"
  }
}

extension Change.Plan {
  package var isPresent: Bool { if case .present = self { true } else { false } }
}
