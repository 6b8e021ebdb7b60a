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
    // A span lends its elements; a map would copy each change.
    let changes = record.facts.changes.span
    var waiting: [PendingReview] = []
    for index in changes.indices {
      guard let request = changes[index].times.reviewRequestedAt, request <= asOf,
        !isPast(changes[index].times.mergedAt, asOf), !isPast(changes[index].times.closedAt, asOf),
        !isPast(changes[index].times.firstReviewAt, asOf) || late.contains(index)
      else { continue }
      waiting.append(
        PendingReview(
          change: changes[index], requestedAt: request, isBreach: late.contains(index)))
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
