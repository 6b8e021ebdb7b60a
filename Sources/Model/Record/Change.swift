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
  /// Stored as one: a loop over hundreds of thousands of changes reads the times without copying
  /// the change.
  package var times: ChangeTimes
  package var firstReviewer: String?
  package var author: String?
  package var mergedBy: String?
  package var approvers: [String]
  package var packedCommits: PackedTexts
  // Here, where it takes no room of its own.
  package var authorKind: AuthorKind?
  @PackedPlan package var testPlan: Plan
  @PackedPlan package var rollbackPlan: Plan
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
    times = ChangeTimes(
      authoredAt: authoredAt, createdAt: createdAt, reviewRequestedAt: reviewRequestedAt,
      firstReviewAt: firstReviewAt, mergedAt: mergedAt, closedAt: closedAt)
    self.firstReviewer = firstReviewer
    self.author = author
    self.authorKind = authorKind
    self.mergedBy = mergedBy
    self.approvers = approvers
    packedCommits = PackedTexts(commits)
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
  /// The earliest authored time of its commits.
  package var authoredAt: Instant? {
    get { times.authoredAt }
    set { times.authoredAt = newValue }
  }

  package var createdAt: Instant? {
    get { times.createdAt }
    set { times.createdAt = newValue }
  }

  package var reviewRequestedAt: Instant? {
    get { times.reviewRequestedAt }
    set { times.reviewRequestedAt = newValue }
  }

  /// The first review by a person other than the author.
  package var firstReviewAt: Instant? {
    get { times.firstReviewAt }
    set { times.firstReviewAt = newValue }
  }

  package var mergedAt: Instant? {
    get { times.mergedAt }
    set { times.mergedAt = newValue }
  }

  /// Closed without a merge.
  package var closedAt: Instant? {
    get { times.closedAt }
    set { times.closedAt = newValue }
  }

  package var commits: [String] {
    get { packedCommits.texts }
    set { packedCommits = PackedTexts(newValue) }
  }

  /// Whether it needs neither test plan nor rollback plan: `docs` and `trivial` changes.
  package var isTrivial: Bool { Self.isTrivial(kind) }

  /// The same by the change's kind, for loops that must not copy the change.
  package static func isTrivial(_ kind: String?) -> Bool {
    guard let kind = kind?.lowercased() else { return false }
    return kind == "docs" || kind == "trivial"
  }
}

extension Change.Plan {
  package var isPresent: Bool { if case .present = self { true } else { false } }
}
