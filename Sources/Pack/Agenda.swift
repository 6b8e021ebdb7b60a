import Figures
import Checks
package import Diagnostics
package import Model

/// A decision that the record asks of a person today, with what happens if nobody decides.
package struct AgendaItem: Sendable {
  package var kind: String
  package var subject: String
  /// The page of the subject, if it has one.
  package var path: String?
  package var question: String
  package var fallback: String
  package var deadline: CivilDate?
  package var owner: String?
  package var source: SourceLocation
}

/// Gathers the decisions asked for today, out of what waits in the record.
package enum Agenda {
  /// The overdue first, then by deadline, kind and subject.
  package static func items(in context: PackContext) -> [AgendaItem] {
    let items =
      proposals(context) + deviations(context) + decisions(context) + escalations(context)
      + freezes(context) + riskPolicy(context) + RolloutAgenda.items(in: context)
      + AgentAgenda.items(in: context)
    return sorted(items, dueBy: context.calendar.date)
  }

  /// The same with the day of the meeting as the deadline of what states none: each decision that
  /// is asked for has one.
  static func sorted(_ items: [AgendaItem], dueBy day: CivilDate) -> [AgendaItem] {
    sorted(
      items.map { item in
        var item = item
        item.deadline = item.deadline ?? day
        return item
      })
  }

  /// In the order of a table: the overdue first.
  static func sorted(_ items: [AgendaItem]) -> [AgendaItem] {
    items.sorted { left, right in
      let far = CivilDate(daysSinceEpoch: 2_932_896)
      let (first, second) = (left.deadline ?? far, right.deadline ?? far)
      if first != second { return first < second }
      if left.kind != right.kind { return left.kind < right.kind }
      if left.subject != right.subject {
        return left.subject.utf8.lexicographicallyPrecedes(right.subject.utf8)
      }
      return left.question.utf8.lexicographicallyPrecedes(right.question.utf8)
    }
  }

  private static func proposals(_ context: PackContext) -> [AgendaItem] {
    context.facts.proposals.filter(\.isPending).map { proposal in
      AgendaItem(
        kind: "Proposal", subject: proposal.id, path: context.paths.proposal(proposal.id),
        question: "Adopt or reject: \(proposal.title)",
        fallback: "stays pending, the specification stays as it is",
        deadline: proposal.date.map { $0.adding(days: context.facts.settings.pendingProposalDays) },
        owner: proposal.author, source: proposal.source)
    }
  }

  private static func deviations(_ context: PackContext) -> [AgendaItem] {
    let horizon = context.calendar.date.adding(days: 7)
    return context.facts.deviations.compactMap { deviation in
      guard deviation.isOpen, let due = deviation.reviewBy, due < horizon else { return nil }
      return AgendaItem(
        kind: "Deviation", subject: deviation.id, path: context.paths.deviation(deviation.id),
        question: "Extend, remedy or revert the departure from \(deviation.baseSpec ?? "its spec")",
        fallback: "revert by \(deviation.rollbackPlan ?? "the base specification")",
        deadline: due, owner: deviation.owner, source: deviation.source)
    }
  }

  private static func decisions(_ context: PackContext) -> [AgendaItem] {
    context.facts.decisions.compactMap { decision in
      let path = context.paths.decision(decision.id)
      if decision.status == .proposed || decision.status == .draft {
        return AgendaItem(
          kind: "Decision", subject: decision.id, path: path,
          question: "Accept or reject: \(decision.title)", fallback: "not in force",
          deadline: decision.reviewBy, owner: decision.owner, source: decision.source)
      }
      guard decision.status == .accepted, let due = decision.reviewBy, due <= context.today else {
        return nil
      }
      return AgendaItem(
        kind: "Decision", subject: decision.id, path: path,
        question: "Confirm, change or supersede: \(decision.title)",
        fallback: "stays in force, past its review date", deadline: due, owner: decision.owner,
        source: decision.source)
    }
  }

  private static func escalations(_ context: PackContext) -> [AgendaItem] {
    context.facts.escalations.filter(\.isOpen).map { escalation in
      AgendaItem(
        kind: "Escalation", subject: escalation.id, path: nil, question: escalation.title,
        fallback: "work on \(escalation.taskID ?? "it") stays where it is",
        deadline: nil, owner: nil, source: escalation.source)
    }
  }

  /// What the risk policy obliges and nobody has done.
  static func riskPolicy(_ context: PackContext) -> [AgendaItem] {
    context.now.riskPolicy.steps.compactMap { step in
      let owed = step.obligations.filter { $0.state == .missing || $0.state == .broken }
      guard !owed.isEmpty else { return nil }
      let words = owed.map(\.obligation.words).joined(separator: ", ")
      let part = FigureText.value(step.reached.step.at, unit: .ratio)
      return AgendaItem(
        kind: "Risk budget", subject: step.budget.scope.id, path: "risk-budget/",
        question: "From \(part) of the \(step.reached.kind) budget the policy asks for: \(words)",
        fallback: "the policy stays broken, and is listed as such",
        deadline: context.facts.zone.date(of: step.reached.at),
        owner: context.facts.riskBudget.owner,
        source: step.reached.step.source ?? step.budget.scope.source)
    }
  }

  private static func freezes(_ context: PackContext) -> [AgendaItem] {
    context.facts.freezeRecords.compactMap { freeze in
      guard freeze.isInForce(at: context.asOf), let end = freeze.end, end <= context.asOf else {
        return nil
      }
      return AgendaItem(
        kind: "Freeze", subject: freeze.id, path: "freezes/",
        question: "Lift or extend: \(freeze.title)", fallback: "stays in force",
        deadline: context.facts.zone.date(of: end), owner: freeze.authority, source: freeze.source)
    }
  }
}

extension FreezeRecord {
  /// Begun, and not said to be over. A freeze past its end is in force until somebody lifts it.
  package func isInForce(at instant: Instant) -> Bool {
    if let start, start > instant { return false }
    return !["lifted", "ended", "closed", "released", "cancelled"].contains(status ?? "")
  }
}
