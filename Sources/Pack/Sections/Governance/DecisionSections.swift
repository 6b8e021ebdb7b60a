import Model

/// New entries of the decision log since the last review, and those whose review date passed.
struct DecisionNewsSection: Section {
  let id = "decision-news"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .decisions) { return [absence] }
    let since = context.facts.zone.date(of: context.calendar.previous)
    let fresh = context.facts.decisions.filter { decision in
      decision.date.map { $0 > since && $0 <= context.today } ?? false
    }
    let due = context.facts.decisions.filter { decision in
      decision.status == .accepted
        && (decision.reviewBy ?? context.today.adding(days: 1)) <= context.today
    }
    var blocks: [Block] = [
      .text(
        .text(
          "\(Count.of(fresh.count, "new entry", "new entries")) since \(since); "
            + "\(Count.of(due.count, "decision")) past the review date."))
    ]
    if !fresh.isEmpty {
      blocks.append(.table(DecisionTable.table(fresh, caption: "New decisions", context)))
    }
    if !due.isEmpty {
      blocks.append(
        .table(DecisionTable.table(due, caption: "Decisions to look at again", context)))
    }
    return blocks
  }
}

/// The decision log by status, the newest first within each.
struct DecisionRegisterSection: Section {
  let id = "decision-register"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .decisions) { return [absence] }
    guard !context.facts.decisions.isEmpty else { return [.text("No decision is on record.")] }
    return DecisionStatus.allCases.flatMap { status -> [Block] in
      let list = context.facts.decisions.filter { $0.status == status }
        .sorted { ($1.date ?? .earliest, $0.id) < ($0.date ?? .earliest, $1.id) }
      guard !list.isEmpty else { return [] }
      let title = status.title
      return [
        .heading(3, [.text("\(title) (\(list.count))")]),
        .table(DecisionTable.table(list, caption: "\(title) decisions, the newest first", context)),
      ]
    }
  }
}

/// One decision: where it stands, what it replaces, and its text.
struct DecisionRecordSection: Section {
  let id = "decision-record"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .decision(let id) = document.subject,
      let decision = context.facts.decisions.first(where: { $0.id == id })
    else { return [] }
    let rows: [(String, [Inline])] = [
      ("Status", DecisionTable.status(decision)),
      ("Date", [.date(decision.date)]),
      ("Owner", [.stated(decision.owner)]),
      ("Review by", [.date(decision.reviewBy)]),
      ("Supersedes", links(decision.supersedes, context)),
      ("Superseded by", links(successors(of: decision, context), context)),
      (
        "Evidence",
        decision.evidence.isEmpty ? ["–"] : Inline.joined(decision.evidence.map { [.code($0)] })
      ),
      ("Measures", measures(decision, context)),
      ("Source", [.source(decision.source)]),
    ]
    return banner(decision, context) + [.facts("The decision at a glance", rows)]
      + .body(decision.body, line: decision.bodyLine, of: decision.source, level: 2)
  }

  /// What is superseded must not be read as if it held.
  private func banner(_ decision: Decision, _ context: PackContext) -> [Block] {
    let successors = successors(of: decision, context)
    guard !successors.isEmpty || decision.status == .superseded else { return [] }
    let text: [Inline] =
      successors.isEmpty
      ? ["This decision is superseded; the record does not say by what."]
      : ["This decision no longer holds: see "] + links(successors, context) + ["."]
    return [.callout(.warning, [.paragraph(text)])]
  }

  /// Named here, or naming this decision.
  private func successors(of decision: Decision, _ context: PackContext) -> [String] {
    let others = context.facts.decisions.filter { $0.supersedes.contains(decision.id) }.map(\.id)
    return Array(Set(decision.supersededBy + others)).sorted()
  }

  private func links(_ ids: [String], _ context: PackContext) -> [Inline] {
    ids.isEmpty ? ["–"] : Inline.joined(ids.map { [context.decisionLink($0)] })
  }

  private func measures(_ decision: Decision, _ context: PackContext) -> [Inline] {
    guard !decision.measures.isEmpty else { return ["–"] }
    return Inline.joined(
      decision.measures.map { name in
        guard let figure = context.figure(name) else { return [.code(name), " (no such figure)"] }
        return [.code(name), " = ", .figure(figure, .full)]
      })
  }
}

private enum DecisionTable {
  static func table(_ list: [Decision], caption: String, _ context: PackContext) -> Table {
    let columns = ["Decision", "Title", "Status", "Date", "Owner", "Review by", "Where"]
    let rows: [[[Inline]]] = list.map { decision in
      [
        [context.decisionLink(decision.id)], [.text(decision.title)], status(decision),
        [.date(decision.date)], [.stated(decision.owner)], [.date(decision.reviewBy)],
        [.source(decision.source)],
      ]
    }
    return Table(caption: caption, columns: columns.map { Table.Column($0) }, rows: rows)
  }

  static func status(_ decision: Decision) -> [Inline] {
    switch decision.status {
    case .accepted: [.mark(StatusMark(.good, "accepted"))]
    case .unknown: [.mark(StatusMark(.unknown, decision.statusText ?? "no status"))]
    case .draft, .proposed, .rejected, .deprecated, .superseded:
      [.mark(StatusMark(.neutral, decision.status.rawValue))]
    }
  }
}

extension DecisionStatus {
  fileprivate var title: String {
    self == .unknown
      ? "Without a known status" : rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}

extension CivilDate {
  /// Before every date a record can state.
  fileprivate static let earliest = CivilDate(daysSinceEpoch: -719_162)
}
