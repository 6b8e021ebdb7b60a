import Checks
import Figures
import Model

/// Who answers what: the escalation matrix with the number of open questions on each row.
struct EscalationMatrixSection: Section {
  let id = "escalation-matrix"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .roles) { return [absence] }
    let rules = context.facts.escalationRules
    guard !rules.isEmpty else {
      return [.text("The roles file has no escalation matrix: nobody has to answer.")]
    }
    let open = context.now.record.escalationPlacements
    let columns = [
      Table.Column("What comes up"), Table.Column("First response"), Table.Column("Then"),
      Table.Column("Final authority"), Table.Column("Types"),
      Table.Column("Open", isNumeric: true), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = rules.map { rule in
      let hours = EscalationPlacement.Hours(rule)
      return [
        [.bold(rule.issueType)],
        [.text("\(rule.firstResponse), within \(hours.firstResponse)\u{A0}h")],
        [.text(rule.escalation)],
        [.text("\(rule.finalAuthority), after \(hours.final)\u{A0}h")],
        [.stated(rule.types.joined(separator: ", "))],
        [.text("\(open.count { $0.rule == rule })")], [.source(rule.source)],
      ]
    }
    return [.table(Table(caption: "The escalation matrix", columns: columns, rows: rows))]
  }
}

/// Every open escalation on its row, with its age and who is next.
struct EscalationPlacementSection: Section {
  let id = "escalation-placement"
  static let limit = 200

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .escalations) { return [absence] }
    let open = context.now.record.escalationPlacements
    guard !open.isEmpty else { return [.text("No escalation is open.")] }
    let columns = [
      Table.Column("Escalation"), Table.Column("Question"), Table.Column("Row"),
      Table.Column("Severity"), Table.Column("Age", isNumeric: true), Table.Column("State"),
      Table.Column("Next"), Table.Column("Task"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = open.prefix(Self.limit).map { placement in
      let escalation = placement.escalation
      return [
        [.text(escalation.id)], [.text(escalation.title)], row(placement),
        [.stated(escalation.severity)], [.text(context.age(since: escalation.createdAt))],
        [state(placement, context)], [.stated(placement.next)],
        [escalation.taskID.map { context.taskLink($0) } ?? "–"], [.source(escalation.source)],
      ]
    }
    let table = Block.table(
      Table(caption: "Open escalations, the oldest first", columns: columns, rows: rows))
    let rest = open.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) younger ones are in the file."))] : [table]
  }

  private func row(_ placement: EscalationPlacement) -> [Inline] {
    guard let rule = placement.rule else { return [.mark(StatusMark(.attention, "on no row"))] }
    return [.text(rule.issueType)]
  }

  private func state(_ placement: EscalationPlacement, _ context: PackContext) -> Inline {
    let escalation = placement.escalation
    if placement.isLate { return .mark(StatusMark(.attention, "no answer in time")) }
    guard escalation.status == "pending" else {
      return .mark(StatusMark(.neutral, escalation.status))
    }
    guard let due = placement.firstResponseDue else {
      return .mark(StatusMark(.unknown, "no time to answer is known"))
    }
    let day = context.facts.zone.date(of: due)
    return .mark(StatusMark(.neutral, "to be answered by \(day)"))
  }
}

/// What was answered in the last 13 weeks, and how fast.
struct EscalationAnswersSection: Section {
  let id = "escalation-answers"
  static let limit = 50

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if context.absence(of: .escalations) != nil { return [] }
    let since = context.facts.zone.instant(of: context.today.adding(days: -91))
    let answered = context.facts.escalations.filter { escalation in
      !escalation.isOpen && (escalation.resolvedAt.map { $0 >= since } ?? true)
    }
    guard !answered.isEmpty else {
      return [.text("No escalation was answered in the last 13 weeks.")]
    }
    let rows = answered.reversed().prefix(Self.limit).map { row($0, context) }
    let columns = ["Escalation", "Question", "First response", "Resolved", "Answer", "Where"]
    return [
      .table(
        Table(
          caption: "Answered in the last 13 weeks, the newest first",
          columns: columns.map { Table.Column($0) }, rows: Array(rows)))
    ]
  }

  private func row(_ escalation: Escalation, _ context: PackContext) -> [[Inline]] {
    let placement = EscalationPlacement(
      escalation, context.facts.escalationRules, asOf: context.asOf)
    let first = [escalation.acknowledgedAt, escalation.resolvedAt].compactMap { $0 }.min()
    var response: [Inline] = [.text(after(escalation.createdAt, first))]
    if let first, let due = placement.firstResponseDue {
      response += [
        " ", .mark(first > due ? StatusMark(.attention, "late") : StatusMark(.good, "in time")),
      ]
    }
    return [
      [.text(escalation.id)], [.text(escalation.title)], response,
      [.text(after(escalation.createdAt, escalation.resolvedAt))],
      [.stated(escalation.resolution)], [.source(escalation.source)],
    ]
  }

  private func after(_ start: Instant?, _ end: Instant?) -> String {
    guard let start, let end, end >= start else { return "–" }
    return "after \(ElapsedTime.words(end - start))"
  }
}
