import Model

extension Change {
  /// Takes up what another event of the same change states. Of beginnings the first counts, of
  /// ends the last, of the rest the newest.
  mutating func add(_ part: Change, reviewsExceptBy author: String?) {
    authoredAt = earlier(authoredAt, part.authoredAt)
    createdAt = earlier(createdAt, part.createdAt)
    reviewRequestedAt = earlier(reviewRequestedAt, part.reviewRequestedAt)
    addReview(part, exceptBy: author)
    mergedAt = later(mergedAt, part.mergedAt)
    closedAt = later(closedAt, part.closedAt)
    if service.isEmpty { service = part.service }
    self.author = author
    authorKind = part.authorKind ?? authorKind
    mergedBy = part.mergedBy ?? mergedBy
    if !part.approvers.isEmpty { approvers = part.approvers }
    if !part.commits.isEmpty { commits = part.commits }
    if part.testPlan != .notStated { testPlan = part.testPlan }
    if part.rollbackPlan != .notStated { rollbackPlan = part.rollbackPlan }
    additions = part.additions ?? additions
    deletions = part.deletions ?? deletions
    kind = part.kind ?? kind
    blastRadius = part.blastRadius ?? blastRadius
  }

  /// The first review by somebody other than the author.
  private mutating func addReview(_ part: Change, exceptBy author: String?) {
    if let own = firstReviewer, own == author { (firstReviewAt, firstReviewer) = (nil, nil) }
    guard let at = part.firstReviewAt, part.firstReviewer == nil || part.firstReviewer != author
    else { return }
    if let first = firstReviewAt, first <= at { return }
    (firstReviewAt, firstReviewer) = (at, part.firstReviewer)
  }
}

extension Incident {
  /// Takes up what another event of the same incident states, by the same rule.
  mutating func add(_ part: Incident) {
    services = part.services.isEmpty ? services : part.services
    severity = part.severity ?? severity
    detectedAt = earlier(detectedAt, part.detectedAt)
    impactStart = earlier(impactStart, part.impactStart)
    mitigatedAt = later(mitigatedAt, part.mitigatedAt)
    resolvedAt = later(resolvedAt, part.resolvedAt)
    cause = part.cause ?? cause
    failureMode = part.failureMode ?? failureMode
    affectedFraction = part.affectedFraction ?? affectedFraction
    if part.kind == .maintenance { kind = .maintenance }
    announced = part.announced ?? announced
    pages += part.pages.filter { !pages.contains($0) }
    remediation += part.remediation.filter { !remediation.contains($0) }
    duplicateOf = part.duplicateOf ?? duplicateOf
    postmortem = part.postmortem ?? postmortem
    // What it was called when it was found, not that it is over.
    title = title ?? part.title
  }

  /// It was detected again after it had been resolved.
  mutating func reopen(at instant: Instant) {
    if let end = resolvedAt, end <= instant { resolvedAt = nil }
    if let end = mitigatedAt, end <= instant { mitigatedAt = nil }
  }
}

private func earlier(_ first: Instant?, _ second: Instant?) -> Instant? {
  guard let first, let second else { return first ?? second }
  return min(first, second)
}

private func later(_ first: Instant?, _ second: Instant?) -> Instant? {
  guard let first, let second else { return first ?? second }
  return max(first, second)
}
