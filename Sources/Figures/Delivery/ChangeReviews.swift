package import Model

/// How long a change waited for its first review, in the business time of its service's team.
package struct ChangeReview: Sendable {
  /// Its place in the facts' changes.
  package let change: Int
  /// Until the review; of a request that waits still, until the as-of (or its end without one).
  package let elapsed: Duration
  /// nil where nobody but its author has reviewed it.
  package let reviewedAt: Instant?
  /// When it was judged: reviewed in time, or the term had run out. nil while it waits in time.
  package let judgedAt: Instant?
  package let isBreach: Bool
}

/// The requests for review up to the as-of.
///
/// A request is judged once: in the week of its review where that came in time, otherwise in the
/// week in which the term ran out, whether or not a review came later.
package struct ChangeReviews: Sendable {
  /// In the facts' order.
  package let all: [ChangeReview]
  /// By scope and period of the judgement.
  package let judged: PeriodGroups
  /// By scope and period of the review.
  package let reviewed: PeriodGroups
  package let durations: PeriodDurations
  package let exclusions: DeliveryExclusions

  /// A request older than this is left out: its term ran out long before any figure's period.
  static let oldest = Duration.days(5 * 366)

  init(_ frame: DeliveryFrame) {
    var reader = ChangeReviewReader(frame)
    reader.readAll()
    let found = reader.found
    all = found
    judged = frame.groups(reader.judged)
    reviewed = frame.groups(reader.reviewed)
    durations = PeriodDurations(reviewed) { found[$0].elapsed.microseconds }
    exclusions = frame.exclusions(reader.excluded)
  }
}

private struct ChangeReviewReader {
  let frame: DeliveryFrame
  var found: [ChangeReview] = []
  var judged: [EventPlace] = []
  var reviewed: [EventPlace] = []
  var excluded: ExclusionList
  private let machines: Set<String>
  private let clocks: TeamClocks
  /// By the service's number; made when first needed.
  private var times: [BusinessTime?]

  init(_ frame: DeliveryFrame) {
    self.frame = frame
    excluded = ExclusionList(frame.periods)
    machines = Set(
      frame.facts.agents.filter { !($0.type?.lowercased().hasPrefix("human") ?? false) }.map(\.id))
    clocks = TeamClocks(frame)
    times = Array(repeating: nil, count: frame.scopes.services.count)
  }

  mutating func readAll() {
    let frame = frame
    // A span lends its elements; reading from the list would copy each change.
    let changes = frame.facts.changes.span
    for position in changes.indices {
      let times = changes[position].times
      guard let request = frame.past(times.reviewRequestedAt) else { continue }
      let service = Int(frame.scopes.changeServices[position])
      guard service >= 0 else { continue }
      let review = review(
        times, by: changes[position].firstReviewer, author: changes[position].author)
      guard !isLongSettled(review, request) else { continue }
      let scopes = frame.scopes.memberships[service]
      if let reason = contradiction(review, request) {
        excluded.add(exclusion(position, reason), in: scopes, at: request)
        continue
      }
      read(times, position, request, review, time(of: service), scopes)
    }
  }

  /// What was reviewed in time long before the figures' periods needs no business time.
  private func isLongSettled(_ review: Instant?, _ request: Instant) -> Bool {
    guard let review, review >= request else { return false }
    return review < frame.periods.start && review - request <= frame.facts.settings.reviewSLA
  }

  private func contradiction(_ review: Instant?, _ request: Instant) -> String? {
    if frame.asOf - request > ChangeReviews.oldest {
      return "its review was requested more than five years ago"
    }
    if let review, review < request {
      return "was reviewed before a review was requested"
    }
    return nil
  }

  /// The first review by a person other than the author.
  private func review(_ times: ChangeTimes, by reviewer: String?, author: String?) -> Instant? {
    guard let at = frame.past(times.firstReviewAt) else { return nil }
    guard let reviewer else { return at }
    return reviewer == author || machines.contains(reviewer) ? nil : at
  }

  private mutating func time(of service: Int) -> BusinessTime {
    if let known = times[service] { return known }
    let clock = clocks.clock(ofService: service)
    let time = BusinessTime(
      clock.calendar, in: clock.zone, from: frame.asOf - ChangeReviews.oldest, to: frame.asOf)
    times[service] = time
    return time
  }

  private func exclusion(_ position: Int, _ reason: String) -> Exclusion {
    let change = frame.facts.changes[position]
    return Exclusion(change.source, record: change.id, reason: reason)
  }

  private mutating func read(
    _ times: ChangeTimes, _ position: Int, _ request: Instant, _ review: Instant?,
    _ time: BusinessTime, _ scopes: [Int]
  ) {
    // What is merged or closed without a review waits no longer.
    let end =
      review ?? [times.mergedAt, times.closedAt].compactMap(frame.past).min() ?? frame.asOf
    let elapsed = time.elapsed(from: request, to: max(end, request))
    let isBreach = elapsed > frame.facts.settings.reviewSLA
    if review == nil, !isBreach, end < frame.asOf {
      excluded.add(exclusion(position, "was merged or closed unreviewed"), in: scopes, at: end)
      return
    }
    let judgement =
      isBreach ? time.instant(after: frame.facts.settings.reviewSLA, from: request) : review
    let judgedPlace = judgement.map { frame.periods.place(of: $0, in: scopes) }
    let reviewedPlace = review.map { frame.periods.place(of: $0, in: scopes) }
    // What waits still is kept however long it has waited: checks and pages list it.
    let isShown = [judgedPlace, reviewedPlace].contains { $0.map { !$0.isNowhere } ?? false }
    guard isShown || (review == nil && end == frame.asOf) else { return }
    found.append(
      ChangeReview(
        change: position, elapsed: elapsed, reviewedAt: review, judgedAt: judgement,
        isBreach: isBreach))
    judged.append(judgedPlace ?? .nowhere)
    reviewed.append(reviewedPlace ?? .nowhere)
  }
}
