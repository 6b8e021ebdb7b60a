import Model

/// A task at a glance, state beside card: where they disagree both are seen.
struct TaskFactsSection: Section {
  let id = "task-facts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .task(let id) = document.subject else { return [] }
    let task = context.facts.task(id)
    let card = context.index.cards[id]?.first
    var rows: [(String, [Inline])] = [
      ("State", task.map { [.text($0.status)] } ?? [.mark(StatusMark(.unknown, "no state"))]),
      ("Queue", both(task?.queue, card?.queue)),
      ("Priority", both(task?.priority, card?.priority)),
      ("Branch", both(task?.branch, card?.branch)),
    ]
    if let mode = card?.roleMode { rows.append(("Role mode", [.text(mode)])) }
    if let authority = card?.authority { rows.append(("Authority", [.text(authority)])) }
    if let role = card?.authorizedBy { rows.append(("Authorized by", [.text(role)])) }
    if let task, !task.dependencies.isEmpty {
      rows.append(("Depends on", Inline.joined(task.dependencies.map { [context.taskLink($0)] })))
    }
    if let task, !task.downstream.isEmpty {
      rows.append(("Needed by", Inline.joined(task.downstream.map { [context.taskLink($0)] })))
    }
    if let card, !card.specIDs.isEmpty {
      rows.append(("Specifications", Inline.joined(card.specIDs.map { [.code($0)] })))
    }
    if let card, card.checklistTotal > 0 {
      rows.append(("Checklist", [.text("\(card.checklistDone) of \(card.checklistTotal) done")]))
    }
    let places = [task?.source].compactMap { $0 } + (context.index.cards[id] ?? []).map(\.source)
    rows.append(("Sources", Inline.joined(places.map { [.source($0)] })))
    return [.facts("The task at a glance", rows)]
  }

  private func both(_ state: String?, _ card: String?) -> [Inline] {
    guard let state, let card, !state.utf8.elementsEqual(card.utf8) else {
      return [.stated(state ?? card)]
    }
    return [.text(state), " ", .mark(StatusMark(.attention, "the card says \(card)"))]
  }
}

/// What the checks found about a task.
struct TaskFindingsSection: Section {
  let id = "task-findings"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .task(let id) = document.subject else { return [] }
    let findings = context.index.findings[id] ?? []
    if findings.isEmpty { return [.text("The checks found nothing about this task.")] }
    return FindingTable.blocks(findings, context)
  }
}

/// Every transition, audit entry and review of a task, in order of time.
struct TaskTimelineSection: Section {
  let id = "task-timeline"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .task(let id) = document.subject else { return [] }
    let entries = TaskTimeline.entries(of: id, in: context)
    guard !entries.isEmpty else {
      return [.text("Nothing with a time is on record for this task.")]
    }
    let columns = ["When", "What", "Who", "Kind", "Where"].map { Table.Column($0) }
    let rows: [[[Inline]]] = entries.map { entry in
      [
        entry.at.map { [.instant($0)] } ?? [.date(entry.date)], entry.what, [.stated(entry.actor)],
        [.text(entry.kind)], [.source(entry.source)],
      ]
    }
    return [.table(Table(caption: "Timeline, the oldest first", columns: columns, rows: rows))]
  }
}

/// The rounds of a task's review: verdict, counts, and the four dimensions.
struct TaskReviewSection: Section {
  let id = "task-review"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .task(let id) = document.subject, let review = context.index.reviews[id] else {
      return [.text("No code review is on record for this task.")]
    }
    let columns = [
      "Round", "Verdict", "Reviewer", "Q", "R", "C", "O", "Issues", "Personas", "When",
    ]
    let rows: [[[Inline]]] = review.reports.enumerated().map { index, report in
      let dimensions = ReviewDimension.allCases.map { dimension in
        [outcome(report.dimensions.first { $0.dimension == dimension })]
      }
      let head: [[Inline]] = [
        [.text(String(index + 1))], [verdict(report.verdict)], [.stated(report.reviewer)],
      ]
      let tail: [[Inline]] = [
        [.text(issues(report))],
        [.stated(report.personas.joined(separator: ", "))],
        [report.reviewedAt.map { .instant($0) } ?? "–"],
      ]
      return head + dimensions + tail
    }
    guard !rows.isEmpty else { return [.text("A review was asked for; no round is on record.")] }
    let table = Table(
      caption: "Rounds of review: quality, requirements, completeness, optimization",
      columns: columns.map { Table.Column($0) }, rows: rows)
    return [.table(table)] + remarks(review)
  }

  private func remarks(_ review: TaskReview) -> [Block] {
    let issues = review.reports.flatMap { report in report.dimensions.flatMap(\.issues) }
    guard !issues.isEmpty else { return [] }
    return [
      .bullets(
        issues.map { issue in
          var line: [Inline] = [.bold(issue.checkID), .text(" \(issue.severity): \(issue.detail)")]
          if let path = issue.filePath {
            line += [" in ", .code(issue.line.map { "\(path):\($0)" } ?? path)]
          }
          return line + [" – ", .source(issue.source)]
        })
    ]
  }

  private func issues(_ report: ReviewReport) -> String {
    let counts = [
      (report.criticalCount, "critical"), (report.majorCount, "major"),
      (report.minorCount, "minor"), (report.suggestionCount, "suggested"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  private func outcome(_ result: ReviewDimensionResult?) -> Inline {
    guard let result else { return .mark(StatusMark(.unknown, "not stated")) }
    guard let passed = result.passed else {
      return .text(result.issues.isEmpty ? "–" : String(result.issues.count))
    }
    return .mark(passed ? StatusMark(.good, "passed") : StatusMark(.attention, "failed"))
  }

  private func verdict(_ verdict: ReviewVerdict) -> Inline {
    switch verdict {
    case .approved: .mark(StatusMark(.good, "approved"))
    case .needsRevision: .mark(StatusMark(.attention, "needs revision"))
    case .blocked: .mark(StatusMark(.bad, "blocked"))
    case .unknown(let word): .mark(StatusMark(.unknown, word))
    }
  }
}

/// The card as its author wrote it.
struct TaskCardSection: Section {
  let id = "task-card"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .task(let id) = document.subject, let cards = context.index.cards[id] else {
      return [.text("No card is on record for this task.")]
    }
    return cards.flatMap { card -> [Block] in
      [.text("From ", .source(card.source), ":")]
        + .body(card.body, line: card.bodyLine, of: card.source)
    }
  }
}
