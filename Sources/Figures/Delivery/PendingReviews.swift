package import Model

/// A change whose review was asked for and has not come.
package struct PendingReview: Sendable {
  package let change: Change
  package let requestedAt: Instant
  /// The term has run out.
  package let isBreach: Bool
}

package enum PendingReviews {
  /// Of changes that are neither merged nor closed; by the time of the request, then id.
  package static func all(in record: RecordReading) -> [PendingReview] {
    let late = Set(
      record.delivery.reviews.all.filter { $0.isBreach && $0.reviewedAt == nil }.map(\.change))
    let asOf = record.asOf
    let waiting = record.facts.changes.indices.compactMap { index -> PendingReview? in
      let change = record.facts.changes[index]
      guard let request = change.reviewRequestedAt, request <= asOf,
        !isPast(change.mergedAt, asOf), !isPast(change.closedAt, asOf),
        !isPast(change.firstReviewAt, asOf) || late.contains(index)
      else { return nil }
      return PendingReview(change: change, requestedAt: request, isBreach: late.contains(index))
    }
    return waiting.sorted { left, right in
      left.requestedAt != right.requestedAt
        ? left.requestedAt < right.requestedAt
        : left.change.id.utf8.lexicographicallyPrecedes(right.change.id.utf8)
    }
  }

  private static func isPast(_ instant: Instant?, _ asOf: Instant) -> Bool {
    instant.map { $0 <= asOf } ?? false
  }
}
