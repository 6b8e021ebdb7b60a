import Figures
import Model

/// Looks through the record for the evidence of an obligation.
///
/// Decisions and minutes carry days: what is dated on the day of the crossing, or later, counts.
/// They must name the scope by its id, or the risk budget; what only happens to fit is no evidence.
struct PolicyEvidence {
  private let record: RecordReading
  private let freezes: FreezeEvidence
  private let deployments: DatedDeployments

  init(_ record: RecordReading) {
    self.record = record
    let first = record.riskBudgets.flatMap(\.steps).map(\.at).min()
    deployments = DatedDeployments(first.map { DatedDeployment.all(in: record, since: $0) } ?? [])
    freezes = FreezeEvidence(record, deployments)
  }

  func look(
    for obligation: BudgetPolicyStep.Obligation, since reached: RiskBudgetReading.ReachedStep,
    _ budget: RiskBudgetReading
  ) -> RiskPolicy.Obligation {
    let day = record.facts.zone.date(of: reached.at)
    let scope = budget.scope
    switch obligation {
    case .notice:
      return RiskPolicy.Obligation(
        .notice,
        searched: "a decision, or minutes, since \(day) that name \(scope.id) or the risk budget",
        found: decisions(since: day, scope, isAcceptedOnly: false) + minutes(since: day, scope))
    case .ownerApproval: return ownerApproval(since: reached.at, budget)
    case .freeze: return freezes.look(since: reached.at, budget)
    case .tightenedApprovals:
      return accepted(
        .tightenedApprovals, "approvals", ["approval", "approvals", "approver", "approvers"],
        since: day, scope)
    case .slowRollout:
      return accepted(
        .slowRollout, "the rollout", ["rollout", "rollouts", "roll-out", "canary", "staged"],
        since: day, scope)
    case .moreTests:
      return RiskPolicy.Obligation(
        .moreTests,
        searched: "an accepted decision, or an action, since \(day) about tests that names "
          + "\(scope.id) or the risk budget",
        found: decisions(since: day, scope, words: ["test", "tests", "testing"])
          + actions(since: day, scope, words: ["test", "tests", "testing"]))
    }
  }

  // MARK: Decisions, minutes and actions

  private func accepted(
    _ obligation: BudgetPolicyStep.Obligation, _ subject: String, _ words: Set<String>,
    since day: CivilDate, _ scope: RiskScope
  ) -> RiskPolicy.Obligation {
    RiskPolicy.Obligation(
      obligation,
      searched: "an accepted decision since \(day) about \(subject) that names \(scope.id) or the "
        + "risk budget",
      found: decisions(since: day, scope, words: words))
  }

  /// nil for `words`: the scope or the budget is enough.
  private func decisions(
    since day: CivilDate, _ scope: RiskScope, words: Set<String>? = nil,
    isAcceptedOnly: Bool = true
  ) -> [Evidence] {
    let standing: Set<DecisionStatus> =
      isAcceptedOnly ? [.accepted] : [.accepted, .proposed, .superseded]
    return record.decisions.filter { decision in
      guard let date = decision.date, date >= day, standing.contains(decision.status) else {
        return false
      }
      let text = MentionedWords(decision.title, decision.body)
      let isAbout = decision.measures.contains { $0.hasPrefix("risk.") } || text.name(scope)
      return isAbout && (words.map(text.containsAny) ?? true)
    }
    .map { decision in
      let date = decision.date.map { "\($0)" } ?? ""
      return Evidence(
        decision.source, record: decision.id, detail: "decision of \(date): \(decision.title)")
    }
  }

  private func minutes(since day: CivilDate, _ scope: RiskScope) -> [Evidence] {
    record.facts.minutes.filter { minutes in
      let actions = minutes.actions.map(\.title).joined(separator: "\n")
      return minutes.date >= day && minutes.date <= record.today
        && MentionedWords(minutes.body, actions).name(scope)
    }
    .map { minutes in
      Evidence(
        minutes.source, record: "\(minutes.cadence) \(minutes.date)",
        detail: "minutes of \(minutes.date)")
    }
  }

  /// Actions of minutes, postmortems and near misses of that time that were not dropped.
  private func actions(
    since day: CivilDate, _ scope: RiskScope, words: Set<String>
  ) -> [Evidence] {
    PlannedAction.all(in: record).filter { action in
      guard let date = action.date, date >= day, action.isPlanned else { return false }
      let text = MentionedWords(action.item.title)
      return text.name(scope) && text.containsAny(words)
    }
    .map(\.evidence)
  }

  // MARK: Deployments

  /// Each production deployment of the scope since then names the owner among its approvers.
  private func ownerApproval(
    since crossing: Instant, _ budget: RiskBudgetReading
  ) -> RiskPolicy.Obligation {
    let searched =
      "the owner's approval of each production deployment since \(record.facts.zone.format(crossing))"
    guard let owner = record.facts.riskBudget.owner else {
      return RiskPolicy.Obligation(
        .ownerApproval, searched: searched + ", but the risk budget names no owner", found: [],
        isUnknown: true)
    }
    let key = FreezeAuthority.key(owner)
    var found: [Evidence] = []
    var broken: [Evidence] = []
    for entry in deployments.of(budget) where entry.at >= crossing {
      if entry.deployment.approvedBy.contains(where: { FreezeAuthority.key($0) == key }) {
        found.append(entry.evidence("approved by \(owner)"))
      } else {
        let others = entry.deployment.approvedBy.joined(separator: ", ")
        broken.append(
          entry.evidence(others.isEmpty ? "approved by nobody" : "approved by \(others) only"))
      }
    }
    // Where nothing was deployed there is nothing to approve.
    return RiskPolicy.Obligation(
      .ownerApproval, searched: searched, found: found, broken: broken, isMetByNothing: true)
  }
}
