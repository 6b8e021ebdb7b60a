import Figures
import Model

/// How many tasks are in each state.
struct TaskCountsSection: Section {
  let id = "task-counts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .tasks) { return [absence] }
    let rows: [[[Inline]]] = context.facts.stateMachine.states.compactMap { state in
      guard let figure = context.figure("os.tasks_by_status{status=\"\(state)\"}") else {
        return nil
      }
      return [[.text(state)], [.figure(figure, .value)]]
    }
    let columns = [Table.Column("State"), Table.Column("Tasks", isNumeric: true)]
    return [.table(Table(caption: "Tasks by state", columns: columns, rows: rows))]
  }
}

/// The tasks still in work, and the latest finished ones.
struct TaskIndexSection: Section {
  let id = "task-index"
  static let openLimit = 300
  static let doneLimit = 50

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let done = Set(["merged", "released", "abandoned"])
    let entries = context.paths.taskIDs.map { TaskRow(id: $0, context) }
    let open = entries.filter { !done.contains($0.status ?? "") }
    let finished = entries.filter { done.contains($0.status ?? "") }
      .sorted { ($1.last ?? .distantPast, $0.id) < ($0.last ?? .distantPast, $1.id) }
    var blocks: [Block] = [.heading(3, [.text("Open (\(open.count))")])]
    blocks += TaskRow.table(open, limit: Self.openLimit, caption: "Open tasks", context)
    blocks.append(.heading(3, [.text("Latest finished (\(finished.count) in all)")]))
    blocks += TaskRow.table(
      finished, limit: Self.doneLimit, caption: "The latest finished tasks", context)
    if entries.count > Self.doneLimit {
      blocks.append(
        .text("All tasks by id: ", .link(["the list"], .page(TaskListSection.path(page: 1)))))
    }
    return blocks
  }
}

/// A page of the list of all tasks, by id.
struct TaskListSection: Section {
  let id = "task-list"
  static let pageSize = 500

  static func path(page: Int) -> String { "tasks/_list/\(page)/" }

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .page(let page) = document.subject else { return [] }
    let start = (page - 1) * Self.pageSize
    let ids = context.paths.taskIDs.dropFirst(start).prefix(Self.pageSize)
    let last = (context.paths.taskIDs.count + Self.pageSize - 1) / Self.pageSize
    var turns: [Inline] = [.text("Page \(page) of \(last). ")]
    if page > 1 { turns += [.link(["Previous"], .page(Self.path(page: page - 1))), " "] }
    if page < last { turns.append(.link(["Next"], .page(Self.path(page: page + 1)))) }
    let rows = ids.map { TaskRow(id: $0, context) }
    return [.paragraph(turns)]
      + TaskRow.table(rows, limit: Self.pageSize, caption: "Tasks by id", context)
  }
}

/// A task as a row of a table.
private struct TaskRow {
  let id: String
  let title: String?
  let status: String?
  let queue: String?
  let priority: String?
  let last: Instant?

  init(id: String, _ context: PackContext) {
    self.id = id
    let task = context.facts.task(id)
    let card = context.index.cards[id]?.first
    title = card?.title
    status = task?.status
    queue = task?.queue ?? card?.queue
    priority = task?.priority ?? card?.priority
    last = task?.events.map(\.at).max() ?? task?.lastUpdated
  }

  static func table(
    _ rows: [TaskRow], limit: Int, caption: String, _ context: PackContext
  ) -> [Block] {
    guard !rows.isEmpty else { return [.text("None.")] }
    let columns = ["Task", "Title", "State", "Queue", "Priority", "Last event", "Findings"]
    let cells: [[[Inline]]] = rows.prefix(limit).map { row in
      let findings = context.index.findings[row.id]?.count ?? 0
      return [
        [context.taskLink(row.id)], [.stated(row.title)],
        row.status.map { [.text($0)] } ?? [.mark(StatusMark(.unknown, "no state"))],
        [.stated(row.queue)], [.stated(row.priority)], [row.last.map { .instant($0) } ?? "–"],
        [.text(findings == 0 ? "–" : String(findings))],
      ]
    }
    let table = Table(
      caption: caption, columns: columns.map { Table.Column($0, isNumeric: $0 == "Findings") },
      rows: cells)
    guard rows.count > limit else { return [.table(table)] }
    return [.table(table), .text(.text("\(rows.count - limit) more in the list of all tasks."))]
  }
}

extension Instant {
  fileprivate static let distantPast = Instant(microseconds: .min)
}
