import Figures
import Model

/// Freezes that answer a spent budget, and what was deployed in them all the same.
struct FreezeEvidence {
  private let record: RecordReading
  private let deployments: DatedDeployments
  private let freezes: [FreezeWindow]

  init(_ record: RecordReading, _ deployments: DatedDeployments) {
    self.record = record
    self.deployments = deployments
    freezes = record.facts.freezeRecords.compactMap {
      FreezeWindow($0, facts: record.facts, asOf: record.asOf)
    }
  }

  /// A freeze of the scope, or of everything, that was in force at the crossing or began after it;
  /// broken by a deployment that is neither a repair nor named by an exception, and by its end
  /// while the budget is still spent.
  func look(since crossing: Instant, _ budget: RiskBudgetReading) -> RiskPolicy.Obligation {
    let own = freezes.filter { freeze in
      freeze.range.upperBound > crossing && answers(freeze.record, budget.scope)
    }
    let since = record.facts.zone.format(crossing)
    return RiskPolicy.Obligation(
      .freeze,
      searched: "a freeze of \(budget.scope.id), or of everything, in force since \(since)",
      found: own.map { freeze in
        Evidence(
          freeze.record.source, record: freeze.record.id,
          detail: "freeze since \(record.facts.zone.format(freeze.range.lowerBound))")
      }, broken: landed(in: own, crossing, budget) + ended(own))
  }

  /// Whether the freeze was meant for the scope: by the scope's id or the risk budget in its scope,
  /// trigger or title, by all services of the scope, or by a word for everything.
  private func answers(_ freeze: FreezeRecord, _ scope: RiskScope) -> Bool {
    let never: Set<String> = ["proposed", "rejected", "cancelled"]
    let everything: Set<String> = [
      "all", "everything", "*", "system", "all services", "all changes", "all deployments",
    ]
    guard !never.contains((freeze.status ?? "").lowercased()) else { return false }
    let stated = freeze.scope ?? ""
    if everything.contains(stated.lowercased()) { return true }
    if MentionedWords(stated, freeze.trigger ?? "", freeze.title).name(scope) { return true }
    let words = MentionedWords(stated)
    return !scope.services.isEmpty && scope.services.allSatisfy(words.contains)
  }

  private func landed(
    in freezes: [FreezeWindow], _ crossing: Instant, _ budget: RiskBudgetReading
  ) -> [Evidence] {
    guard !freezes.isEmpty else { return [] }
    return deployments.of(budget).compactMap { entry in
      // A freeze forbids what is finished in it, as the rule about freezes has it.
      guard let finished = entry.deployment.finishedAt, finished >= crossing,
        !entry.deployment.isRepair,
        let freeze = freezes.first(where: { $0.range.contains(finished) }),
        !freezes.contains(where: { $0.excepts(entry.deployment) })
      else { return nil }
      return entry.evidence("in the freeze \(freeze.record.id), which names no exception for it")
    }
  }

  /// The last freeze is over, and the quarter is not.
  private func ended(_ freezes: [FreezeWindow]) -> [Evidence] {
    guard let last = freezes.max(by: { $0.range.upperBound < $1.range.upperBound }),
      last.range.upperBound < record.asOf
    else { return [] }
    return [
      Evidence(
        last.record.source, record: last.record.id,
        detail: "lifted at \(record.facts.zone.format(last.range.upperBound)), with the budget "
          + "still spent")
    ]
  }
}
