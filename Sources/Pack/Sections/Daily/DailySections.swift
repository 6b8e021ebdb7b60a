import Figures
import Model

/// What happened in the last 24 hours: state changes, audit entries, sessions.
struct DailyActivitySection: Section {
  let id = "daily-activity"
  static let limit = 100

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let window = context.calendar.dayStart..<context.asOf + .microseconds(1)
    let changes = context.facts.tasks.flatMap { task in
      task.events.filter { window.contains($0.at) }.map { (task.id, $0) }
    }
    .sorted { ($0.1.at, $0.1.source) < ($1.1.at, $1.1.source) }
    let audit = context.facts.auditEntries.filter { entry in
      entry.at.map { window.contains($0) } ?? false
    }
    let sessions = context.facts.sessions.filter { window.contains($0.startedAt) }
    let summary =
      "\(Count.of(changes.count, "state change")), "
      + "\(Count.of(audit.count, "audit entry", "audit entries")), "
      + "\(Count.of(sessions.count, "session")) started since "
    var blocks: [Block] = [.text(.text(summary), .instant(context.calendar.dayStart), ".")]
    if !changes.isEmpty { blocks.append(table(changes, context)) }
    if !audit.isEmpty {
      blocks.append(
        AuditTable.table(Array(audit.suffix(Self.limit)), caption: "New audit entries", context))
    }
    return blocks
  }

  private func table(_ changes: [(String, TaskEvent)], _ context: PackContext) -> Block {
    let rows: [[[Inline]]] = changes.suffix(Self.limit).map { id, event in
      [
        [.instant(event.at)], [context.taskLink(id)],
        [.text(event.to.map { "\(event.from ?? "?") → \($0)" } ?? event.action)],
        [.stated(event.note)], [.source(event.source)],
      ]
    }
    let columns = ["When", "Task", "Change", "Remark", "Where"].map { Table.Column($0) }
    return .table(Table(caption: "State changes", columns: columns, rows: rows))
  }
}

/// New requests, and tasks that no one has started.
struct InboxSection: Section {
  let id = "inbox"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let cards = context.facts.taskCards.filter { $0.folder == "inbox" }
    guard !cards.isEmpty else { return [.text("The inbox is empty.")] }
    let rows: [[[Inline]]] = cards.map { card in
      [
        [context.taskLink(card.id)], [.text(card.title)], [.stated(card.queue)],
        [.stated(card.priority)], [.date(card.created)], [.source(card.source)],
      ]
    }
    let columns = ["Request", "Title", "Queue", "Priority", "Written", "Where"]
    return [
      .table(
        Table(caption: "New requests", columns: columns.map { Table.Column($0) }, rows: rows))
    ]
  }
}

/// What is next, by priority: ready and waiting tasks, and the executor's queue.
struct PrioritiesSection: Section {
  let id = "priorities"
  static let limit = 25

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let waiting = context.facts.tasks.filter {
      ["draft", "ready", "revision_needed"].contains($0.status)
    }
    .sorted { ($0.priority ?? "P3", $0.id) < ($1.priority ?? "P3", $1.id) }
    var blocks: [Block] = []
    if waiting.isEmpty {
      blocks.append(.text("No task waits to be started."))
    } else {
      let rows: [[[Inline]]] = waiting.prefix(Self.limit).map { task in
        [
          [.text(task.priority ?? "P3")], [context.taskLink(task.id)],
          [.stated(context.index.cards[task.id]?.first?.title)], [.text(task.status)],
          [.stated(task.queue)], [.source(task.source)],
        ]
      }
      let columns = ["Priority", "Task", "Title", "State", "Queue", "Where"]
      blocks.append(
        .table(
          Table(
            caption: "Waiting to be started, the most urgent first",
            columns: columns.map { Table.Column($0) }, rows: rows)))
    }
    return blocks + execution(context)
  }

  private func execution(_ context: PackContext) -> [Block] {
    let open = context.facts.executionItems.filter {
      !["completed", "skipped"].contains($0.status)
    }
    guard !open.isEmpty else { return [] }
    let rows: [[[Inline]]] = open.prefix(Self.limit).map { item in
      [
        [.text(item.id)], [.text(item.title)], [.text(item.status)], [.stated(item.blockedReason)],
        [.source(item.source)],
      ]
    }
    let columns = ["Order", "Title", "Status", "Blocked by", "Where"].map { Table.Column($0) }
    return [
      .table(Table(caption: "Open orders of the execution queue", columns: columns, rows: rows))
    ]
  }
}

/// The escalations nobody has answered yet.
struct OpenEscalationsSection: Section {
  let id = "open-escalations"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .escalations) { return [absence] }
    let open = context.facts.escalations.filter(\.isOpen)
    guard !open.isEmpty else { return [.text("No escalation is open.")] }
    let rows: [[[Inline]]] = open.map { item in
      [
        [.text(item.id)], [.text(item.title)], [.stated(item.severity)], [.text(item.status)],
        [.text(context.age(since: item.createdAt))], [.source(item.source)],
      ]
    }
    let columns = ["Escalation", "Question", "Severity", "Status", "Age", "Where"]
    return [
      .table(
        Table(caption: "Open escalations", columns: columns.map { Table.Column($0) }, rows: rows))
    ]
  }
}
