import Model

/// Deviations of the review window: new, open by age, overdue, closed.
struct DeviationReviewSection: Section {
  let id = "deviation-review"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .deviations) { return [absence] }
    let since = context.facts.zone.date(of: context.calendar.previous)
    let open = context.facts.deviations.filter(\.isOpen)
    let fresh = open.count { ($0.declaredOn ?? since) > since }
    let overdue = open.count { ($0.reviewBy ?? context.today) < context.today }
    let closed = context.facts.deviations.filter { ($0.closedOn ?? since) > since }
    let text =
      "\(Count.of(open.count, "open deviation")), \(fresh) new since \(since), "
      + "\(overdue) past the review date, \(closed.count) closed."
    var blocks: [Block] = [.text(.text(text))]
    if !open.isEmpty || !closed.isEmpty {
      blocks.append(
        .table(
          DeviationTable.table(open + closed, caption: "Deviations open or just closed", context)))
    }
    return blocks
  }
}

/// All deviations, the open ones first.
struct DeviationRegisterSection: Section {
  let id = "deviation-register"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .deviations) { return [absence] }
    let all =
      context.facts.deviations.filter(\.isOpen) + context.facts.deviations.filter { !$0.isOpen }
    guard !all.isEmpty else { return [.text("No deviation is on record.")] }
    return [.table(DeviationTable.table(all, caption: "Deviations on record", context))]
  }
}

/// The head of one deviation and its text.
struct DeviationRecordSection: Section {
  let id = "deviation-record"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .deviation(let id) = document.subject,
      let deviation = context.facts.deviations.first(where: { $0.id == id })
    else { return [] }
    let rows: [(String, [Inline])] = [
      ("Status", DeviationTable.status(deviation, context)),
      ("Project", [.stated(deviation.project)]),
      ("Departs from", [.stated(deviation.baseSpec)]),
      ("In favour of", [.stated(deviation.overrideSpec)]),
      ("Risk", [.stated(deviation.riskLevel)]),
      ("Declared", [.date(deviation.declaredOn)]),
      ("Review by", [.date(deviation.reviewBy)]),
      ("Owner", [.stated(deviation.owner)]),
      ("Approved by", [.stated(deviation.approvedBy)]),
      ("Impact", [.stated(deviation.impactSummary)]),
      ("Way back", [.stated(deviation.rollbackPlan)]),
      ("Decision", [deviation.decisionReference.map { context.decisionLink($0) } ?? "–"]),
      ("Source", [.source(deviation.source)]),
    ]
    return [.facts("The deviation at a glance", rows)]
      + .body(deviation.body, line: deviation.bodyLine, of: deviation.source, level: 2)
  }
}

private enum DeviationTable {
  static func table(_ list: [Deviation], caption: String, _ context: PackContext) -> Table {
    let columns = ["Deviation", "Spec", "Risk", "Status", "Review by", "Owner", "Where"]
    let rows: [[[Inline]]] = list.map { deviation in
      [
        [context.link(deviation.id, context.paths.deviation(deviation.id))],
        [.stated(deviation.baseSpec)], [.stated(deviation.riskLevel)],
        status(deviation, context), [.date(deviation.reviewBy)], [.stated(deviation.owner)],
        [.source(deviation.source)],
      ]
    }
    return Table(caption: caption, columns: columns.map { Table.Column($0) }, rows: rows)
  }

  static func status(_ deviation: Deviation, _ context: PackContext) -> [Inline] {
    guard deviation.isOpen else { return [.mark(StatusMark(.neutral, deviation.status))] }
    guard let due = deviation.reviewBy else {
      return [.mark(StatusMark(.unknown, "\(deviation.status), no review date"))]
    }
    let late = context.days(since: due)
    if late > 0 {
      return [.mark(StatusMark(.attention, "overdue by \(Count.of(late, "day"))"))]
    }
    return [.mark(StatusMark(.neutral, deviation.status))]
  }
}
