package import Model

extension RecordReading {
  /// The facts as they stood at the as-of, for pages that list records: what came later is left
  /// out, and what was decided later is open again. Records without a time stay.
  package var factsAtAsOf: Facts {
    var result = facts
    result.tasks = tasks.map { history in
      var task = history.task
      task.status = history.status
      task.events = Array(history.events)
      task.lastUpdated = task.lastUpdated.flatMap {
        $0 <= asOf ? $0 : history.events.map(\.at).max()
      }
      return task
    }
    result.sessions = sessions.map(session)
    result.auditEntries = auditEntries
    result.agents = agents
    result.decisions = decisions
    result.proposals = proposals.map(proposal)
    result.deviations = deviations.map(deviation)
    result.freezeLedger = freezeLedger
    result.freezeArtefacts = freezeArtefacts
    result.freezeRecords = facts.freezeRecords.filter { $0.start.map { $0 <= asOf } ?? true }
    result.acceptances = facts.acceptances.filter { $0.acceptedAt.map { $0 <= asOf } ?? true }
    result.escalations = facts.escalations.compactMap(escalation)
    result.reviews = facts.reviews.map(review)
    result.breakGlassUses = breakGlassUses.map(\.use)
    result.minutes = facts.minutes.filter { $0.date <= today }
    result.agentLog = facts.agentLog(asOf: asOf)
    return result
  }

  private func session(_ reading: SessionReading) -> Session {
    var session = reading.session
    session.events.removeAll { $0.at > asOf }
    if session.state == "terminated", reading.state != .terminated { session.state = "active" }
    if reading.state == .suspended { session.state = "suspended" }
    return session
  }

  private func proposal(_ proposal: Proposal) -> Proposal {
    guard let day = proposal.decidedOn, day > today else { return proposal }
    var open = proposal
    open.status = .pending
    open.statusText = nil
    open.decidedOn = nil
    return open
  }

  private func deviation(_ deviation: Deviation) -> Deviation {
    guard let day = deviation.closedOn, day > today else { return deviation }
    var open = deviation
    open.status = "active"
    open.closedOn = nil
    return open
  }

  private func escalation(_ escalation: Escalation) -> Escalation? {
    if let created = escalation.createdAt, created > asOf { return nil }
    guard let resolved = escalation.resolvedAt, resolved > asOf else { return escalation }
    var open = escalation
    open.status = escalation.acknowledgedAt.map { $0 <= asOf } ?? false ? "acknowledged" : "pending"
    open.resolvedAt = nil
    open.resolution = nil
    return open
  }

  private func review(_ review: TaskReview) -> TaskReview {
    var result = review
    result.reports = reports(of: review)
    result.responses = review.responses.filter { $0.at.map { $0 <= asOf } ?? true }
    if let approved = review.approvedAt, approved > asOf {
      result.approvedAt = nil
      result.finalNotes = nil
      result.status = nil
    }
    return result
  }
}
