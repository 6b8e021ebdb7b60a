/// When what happened to a change; each none where the record does not say.
package struct ChangeTimes: Hashable, Sendable {
  /// The earliest authored time of its commits.
  @PackedInstant package var authoredAt: Instant?
  @PackedInstant package var createdAt: Instant?
  @PackedInstant package var reviewRequestedAt: Instant?
  /// The first review by a person other than the author.
  @PackedInstant package var firstReviewAt: Instant?
  @PackedInstant package var mergedAt: Instant?
  /// Closed without a merge.
  @PackedInstant package var closedAt: Instant?
}
