import Diagnostics
package import Figures
package import Model

/// One item of the operating model's weekly checklist (§3.2), answered by what was found.
package struct ChecklistItem: Sendable {
  package enum State: Hashable, Sendable {
    /// The record shows that it is done.
    case found
    /// What a person still has to do, in a sentence without a full stop.
    case open(toDo: String)
    /// The minutes of the review say that a person did it.
    case tickedByPerson
  }

  /// Stable, as in the `checklist` of the minutes: `orphaned-tasks`.
  package let id: String
  /// `governance`, `system health` or `documentation`.
  package let group: String
  package let title: String
  package let state: State
  /// What was found, in a sentence without a full stop.
  package let reason: String
  /// What the checks hold against a person's tick, or a person against what was found.
  package let contradiction: String?
  package let evidence: [Evidence]

  package init(
    id: String, group: String, title: String, state: State, reason: String,
    contradiction: String? = nil, evidence: [Evidence] = []
  ) {
    self.id = id
    self.group = group
    self.title = title
    self.state = state
    self.reason = reason
    self.contradiction = contradiction
    self.evidence = evidence
  }

  package var isTicked: Bool {
    switch state {
    case .found, .tickedByPerson: true
    case .open: false
    }
  }
}

/// The weekly checklist: each item computed, then held against the minutes of that review.
package enum WeeklyChecklist {
  /// In the operating model's order. `date` is the day of the review; without it the first review
  /// day from the as-of on: the one that the pack prepares.
  package static func items(
    in context: CheckContext, _ report: CheckReport, on date: CivilDate? = nil
  ) -> [ChecklistItem] {
    let review = date ?? nextReviewDay(context)
    let minutes = context.facts.minutes.filter { $0.cadence == "friday" }
    // One that was held a day early or late is that review's all the same.
    let own = MeetingCalendar(
      context.facts.minutes, context.facts.settings, today: max(review, context.today)
    ).minutes(of: .friday, in: MeetingCadence.friday.period(of: review)).last
    let ticks = own?.ticks ?? []
    let before =
      minutes.last { $0.date < review && $0 != own }?.date ?? review.adding(days: -7)
    return ChecklistRule.all.map { rule in
      let computed = rule.item(
        context, report, since: before, until: context.today < review ? context.today : review)
      guard let tick = ticks.last(where: { $0.itemID == rule.id }) else { return computed }
      let isBroken = report.findings.contains { rule.checks.contains($0.checkID) }
      return computed.answered(by: tick, isBroken: isBroken)
    }
  }

  /// The first day from the as-of's on that is the weekday of the governance review.
  package static func nextReviewDay(_ context: CheckContext) -> CivilDate {
    context.today.onOrNext(context.facts.settings.reviewWeekday)
  }
}

extension ChecklistItem {
  /// A person's tick closes an item that the record leaves open; an explicit "not done" opens it.
  fileprivate func answered(by tick: ChecklistTick, isBroken: Bool) -> ChecklistItem {
    let remark = tick.remark.map { ": \($0)" } ?? ""
    let word = tick.done ? "ticked" : "left open"
    let proof = Evidence(tick.source, record: id, detail: "\(word) in the minutes\(remark)")
    var state = state
    var contradiction: String?
    switch (self.state, tick.done) {
    case (.open, true):
      state = .tickedByPerson
      contradiction = isBroken ? "ticked in the minutes, but \(reason)" : nil
    case (.found, false), (.tickedByPerson, false):
      state = .open(toDo: "close the item, which the minutes leave open\(remark)")
      contradiction = "left open in the minutes, but \(reason)"
    case (.open, false), (.found, true), (.tickedByPerson, true): break
    }
    return ChecklistItem(
      id: id, group: group, title: title, state: state, reason: reason,
      contradiction: contradiction, evidence: evidence + [proof])
  }
}
