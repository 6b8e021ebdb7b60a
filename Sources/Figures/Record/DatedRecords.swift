package import Model

/// Registers at the as-of. Their records carry days, not times: what is dated on the as-of's day
/// exists, and an undated record always does.
extension RecordReading {
  private func exists(_ date: CivilDate?) -> Bool { date.map { $0 <= today } ?? true }

  package var decisions: [Decision] { facts.decisions.filter { exists($0.date) } }

  package var proposals: [Proposal] { facts.proposals.filter { exists($0.date) } }

  /// Waiting for a decision: also those decided later than the as-of.
  package var pendingProposals: [Proposal] {
    proposals.filter { $0.isPending || $0.decidedOn.map { $0 > today } ?? false }
  }

  package var deviations: [Deviation] { facts.deviations.filter { exists($0.declaredOn) } }

  /// Not closed: also those closed later than the as-of.
  package var openDeviations: [Deviation] {
    deviations.filter { deviation in
      deviation.closedOn.map { $0 > today } ?? deviation.isOpen
    }
  }

  /// Open, and the day of their review has passed.
  package var overdueDeviations: [Deviation] {
    openDeviations.filter { $0.reviewBy.map { $0 < today } ?? false }
  }

  package var freezeLedger: [FreezeLedgerEntry] {
    facts.freezeLedger.filter { exists($0.frozenOn) }
  }

  package var freezeArtefacts: [FreezeArtefact] {
    facts.freezeArtefacts.filter { $0.frozenAt.map { $0 <= asOf } ?? true }
  }

  package var agents: [Agent] {
    facts.agents.filter { $0.registeredAt.map { $0 <= asOf } ?? true }
  }

  /// Acts without approval that had begun; one that ends later is still going on.
  package var breakGlassUses: [BreakGlassReading] {
    let limit = facts.decisionRights?.breakGlass?.maximumHours
    return facts.breakGlassUses.filter { $0.at <= asOf }.map { use in
      BreakGlassReading(use, maximumHours: limit, asOf: asOf)
    }
  }

  /// Stops of change in force: begun, and neither ended nor lifted.
  package var freezesInForce: [FreezeRecord] {
    let over: Set<String> = ["ended", "lifted", "closed", "expired", "cancelled", "draft"]
    return facts.freezeRecords.filter { record in
      let hasBegun = record.start.map { $0 <= asOf } ?? true
      let hasEnded = record.end.map { $0 <= asOf } ?? false
      return hasBegun && !hasEnded && !over.contains((record.status ?? "").lowercased())
    }
  }

  /// Reports of a review up to the as-of, in file order.
  package func reports(of review: TaskReview) -> [ReviewReport] {
    review.reports.filter { $0.reviewedAt.map { $0 <= asOf } ?? true }
  }
}
