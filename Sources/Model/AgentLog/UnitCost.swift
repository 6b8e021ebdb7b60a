/// What units cost, over all their lines whenever they were written.
package struct UnitCost: Hashable, Sendable {
  /// Leaf calls of language models.
  package var models: CallCost
  /// Tool calls and retrievals; they have a cost only where the log states one.
  package var tools: CallCost
  /// The time of people.
  package var minutes: ReviewMinutes
  package var tokens: TokenCount

  package init(
    models: CallCost = CallCost(), tools: CallCost = CallCost(),
    minutes: ReviewMinutes = ReviewMinutes(), tokens: TokenCount = TokenCount()
  ) {
    self.models = models
    self.tools = tools
    self.minutes = minutes
    self.tokens = tokens
  }

  package static func += (left: inout Self, right: Self) {
    left.models += right.models
    left.tools += right.tools
    left.minutes += right.minutes
    left.tokens += right.tokens
  }
}

/// Minutes that people spent on agents' work, in millionths of a minute: exact sums.
package struct ReviewMinutes: Hashable, Sendable {
  /// How many make one minute.
  package static let scale: Int64 = 1_000_000

  /// `approval.minutes` of actions.
  package private(set) var approvals: Int64
  /// `minutes` of review lines with the purpose `approval`. One approval may stand in the log in
  /// both ways, so the two are not to be added: of each unit the larger one counts.
  package private(set) var approvalReviews: Int64
  /// The sum, over the units, of the larger one of those two.
  package private(set) var countedApprovals: Int64
  /// `minutes` of all other review lines.
  package private(set) var otherReviews: Int64

  /// Those of one unit.
  package init(approvals: Int64 = 0, approvalReviews: Int64 = 0, otherReviews: Int64 = 0) {
    countedApprovals = max(approvals, approvalReviews)
    self.approvals = approvals
    self.approvalReviews = approvalReviews
    self.otherReviews = otherReviews
  }

  /// What counts, in minutes.
  package var total: Rational {
    let sum = Int128(countedApprovals) + Int128(otherReviews)
    return Rational(sum, Int128(Self.scale)) ?? 0
  }

  package static func += (left: inout Self, right: Self) {
    left.approvals &+= right.approvals
    left.approvalReviews &+= right.approvalReviews
    left.countedApprovals &+= right.countedApprovals
    left.otherReviews &+= right.otherReviews
  }
}
