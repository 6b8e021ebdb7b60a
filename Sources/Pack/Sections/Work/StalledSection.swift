import Checks
import Figures
import Model

/// Tasks that stand still: running too long, or blocked.
struct StalledTasksSection: Section {
  let id = "stalled-tasks"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .tasks) { return [absence] }
    let stalled = [("os.orphaned_tasks", "orphaned"), ("os.blocked_tasks", "blocked")]
    let rows: [[[Inline]]] = stalled.flatMap { name, word -> [[[Inline]]] in
      (context.figure(name)?.evidence ?? []).map { item in
        [
          [context.taskLink(item.record)], [.mark(StatusMark(.attention, word))],
          [.text(item.detail)], [.stated(context.facts.task(item.record)?.queue)],
          [.source(item.source)],
        ]
      }
    }
    guard !rows.isEmpty else { return [.text("No task is orphaned or blocked.")] }
    let columns = ["Task", "State", "Since", "Queue", "Where"].map { Table.Column($0) }
    return [.table(Table(caption: "Tasks that stand still", columns: columns, rows: rows))]
  }
}
