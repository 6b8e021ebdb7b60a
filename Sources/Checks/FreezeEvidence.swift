import Figures
import Model

/// Freezes that answer a spent budget, and what was deployed in them all the same.
struct FreezeEvidence {
  private let record: RecordReading
  private let deployments: [DatedDeployment]

  init(_ record: RecordReading, _ deployments: [DatedDeployment]) {
    self.record = record
    self.deployments = deployments
  }

  /// A freeze of the scope, or of everything, that was in force at the crossing or began after it;
  /// broken by a deployment that none of its exceptions names, and by its end while the budget is
  /// still spent.
  func look(since crossing: Instant, _ budget: RiskBudgetReading) -> RiskPolicy.Obligation {
    let own = record.facts.freezeRecords.filter { answers($0, crossing, budget) }
    let since = record.facts.zone.format(crossing)
    return RiskPolicy.Obligation(
      .freeze,
      searched: "a freeze of \(budget.scope.id), or of everything, in force since \(since)",
      found: own.map { freeze in
        Evidence(
          freeze.source, record: freeze.id,
          detail: "freeze since \(freeze.start.map(record.facts.zone.format) ?? "")")
      }, broken: landed(in: own, crossing, budget) + ended(own))
  }

  private func answers(
    _ freeze: FreezeRecord, _ crossing: Instant, _ budget: RiskBudgetReading
  ) -> Bool {
    let never: Set<String> = ["draft", "proposed", "rejected", "cancelled"]
    guard let start = freeze.start, start <= record.asOf,
      !never.contains((freeze.status ?? "").lowercased()), covers(freeze, budget.scope)
    else { return false }
    return start >= crossing || freeze.end.map { $0 > crossing } ?? true
  }

  /// By the id of the scope, by all of its services, or by a word for everything.
  private func covers(_ freeze: FreezeRecord, _ scope: RiskScope) -> Bool {
    let everything: Set<String> = [
      "all", "everything", "*", "system", "all services", "all changes", "all deployments",
    ]
    let stated = freeze.scope ?? ""
    if everything.contains(stated.lowercased()) { return true }
    let text = MentionedWords(stated, freeze.trigger ?? "", freeze.title)
    if text.name(scope) { return true }
    let words = MentionedWords(stated)
    return !scope.services.isEmpty && scope.services.allSatisfy(words.contains)
  }

  private func landed(
    in freezes: [FreezeRecord], _ crossing: Instant, _ budget: RiskBudgetReading
  ) -> [Evidence] {
    deployments.filter { $0.at >= crossing && $0.belongs(to: budget) }.compactMap { entry in
      let freeze = freezes.first { freeze in
        freeze.start.map { $0 <= entry.at } ?? false && freeze.end.map { entry.at < $0 } ?? true
      }
      guard let freeze, !Self.excepts(freeze, entry.deployment) else { return nil }
      return entry.evidence("in the freeze \(freeze.id), which names no exception for it")
    }
  }

  /// By the deployment's id, one of its changes, or the incident that it answers.
  private static func excepts(_ freeze: FreezeRecord, _ deployment: Deployment) -> Bool {
    let names =
      [deployment.id] + deployment.changes
      + [deployment.incident, deployment.remediates, deployment.rollbackOf].compactMap(\.self)
    return freeze.exceptions.contains { exception in
      let words = MentionedWords(exception)
      return names.contains(where: words.contains)
    }
  }

  /// The last freeze is over, and the quarter is not.
  private func ended(_ freezes: [FreezeRecord]) -> [Evidence] {
    let standing = Set(record.freezesInForce.map(\.source))
    guard !freezes.contains(where: { standing.contains($0.source) }) else { return [] }
    return freezes.suffix(1).map { freeze in
      Evidence(
        freeze.source, record: freeze.id, detail: "no longer in force, with the budget still spent")
    }
  }
}
