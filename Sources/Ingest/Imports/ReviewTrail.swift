import Model

/// The reviews that one change got, in whatever order the source tells them.
struct ReviewTrail {
  enum Verdict: Sendable {
    case approved, refused, comment
  }

  struct Review: Sendable {
    let at: Instant
    let by: String
    /// By a machine: no review in the sense of the review clock.
    let isAutomatic: Bool
    let verdict: Verdict
  }

  var reviews: [Review] = []
  /// When somebody was asked for a review.
  var requests: [Instant] = []

  /// The first word of a person other than the author.
  func first(author: String?) -> Review? {
    reviews.filter { !$0.isAutomatic && $0.by != author }
      .min { ($0.at, $0.by) < ($1.at, $1.by) }
  }

  /// Those but the author whose last verdict is an approval, by name.
  func approvers(author: String?) -> [String] {
    var last: [String: Review] = [:]
    for review in reviews where review.verdict != .comment && review.by != author {
      if let known = last[review.by], known.at > review.at { continue }
      last[review.by] = review
    }
    return last.values.filter { $0.verdict == .approved }.map(\.by).sorted(by: ByteOrder.precedes)
  }

  /// The first request, unless a review came before it: who reviews unasked has been asked by the
  /// opening of the change.
  func requested(author: String?) -> Instant? {
    guard let request = requests.min() else { return nil }
    if let first = first(author: author), first.at < request { return nil }
    return request
  }
}
