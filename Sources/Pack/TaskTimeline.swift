import Diagnostics
import Model

/// What happened to a task, out of every register that speaks of it.
enum TaskTimeline {
  struct Entry {
    var at: Instant?
    var date: CivilDate?
    var what: [Inline]
    var actor: String?
    var kind: String
    var source: SourceLocation
  }

  /// By time, then place; what has only a date stands at the start of its day.
  static func entries(of id: String, in context: PackContext) -> [Entry] {
    let transitions = context.facts.task(id).map(Self.transitions) ?? []
    let entries =
      transitions + audit(id, context) + reviews(id, context) + cardRows(id, context)
    return entries.map { entry -> (key: Instant, entry: Entry) in
      let day = entry.date.map { context.facts.zone.instant(of: $0) }
      return (entry.at ?? day ?? Instant(microseconds: .min), entry)
    }
    .sorted { ($0.key, $0.entry.source) < ($1.key, $1.entry.source) }
    .map(\.entry)
  }

  private static func transitions(_ task: Task) -> [Entry] {
    task.events.map { event in
      var what: [Inline] = [.text(event.action)]
      if let to = event.to { what = [.text("\(event.from ?? "?") → "), .bold(to)] }
      if let note = event.note { what.append(.text(": \(note)")) }
      return Entry(at: event.at, what: what, actor: nil, kind: "transition", source: event.source)
    }
  }

  private static func audit(_ id: String, _ context: PackContext) -> [Entry] {
    (context.index.audit[id] ?? []).map { entry in
      // Queue and branch stand at the head of the page, the actor in a column of its own.
      let shown = entry.details.filter { detail in
        detail.name != "queue" && detail.name != "branch" && detail.value != entry.actor
      }
      let details = shown.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
      let what = details.isEmpty ? entry.status : "\(entry.status) (\(details))"
      return Entry(
        at: entry.at, date: entry.date, what: [.text(what)], actor: entry.actor, kind: "audit",
        source: entry.source)
    }
  }

  private static func reviews(_ id: String, _ context: PackContext) -> [Entry] {
    guard let review = context.index.reviews[id] else { return [] }
    var entries: [Entry] = []
    if let at = review.submittedAt {
      entries.append(
        Entry(
          at: at, what: ["submitted for review"], actor: review.submittedBy, kind: "review",
          source: review.source))
    }
    entries += review.reports.map { report in
      let verdict =
        switch report.verdict {
        case .approved: "approved"
        case .needsRevision: "needs revision"
        case .blocked: "blocked"
        case .unknown(let word): word
        }
      return Entry(
        at: report.reviewedAt, what: [.text("review: "), .bold(verdict)], actor: report.reviewer,
        kind: "review", source: report.source)
    }
    entries += review.responses.map { response in
      Entry(
        at: response.at, what: [.text("answer: \(response.action)")], actor: review.submittedBy,
        kind: "review", source: response.source)
    }
    return entries
  }

  private static func cardRows(_ id: String, _ context: PackContext) -> [Entry] {
    (context.index.cards[id] ?? []).flatMap { card in
      card.auditRows.map { row in
        let what = row.remark.isEmpty ? row.action : "\(row.action): \(row.remark)"
        return Entry(
          at: row.at, what: [.text(what)], actor: row.agent, kind: "card", source: row.source)
      }
    }
  }
}
