import Model

/// The tasks that were merged or released while a freeze was in force: a freeze without a look at
/// what landed in it is only a notice.
enum FreezeChanges {
  static func blocks(during freeze: FreezeRecord, _ context: PackContext) -> [Block] {
    guard let start = freeze.start else {
      return [.text("The record does not say when it began, so what landed in it is unknown.")]
    }
    // Past its end a freeze is in force until somebody lifts it.
    let landed = context.facts.tasks.flatMap { task in
      task.events.filter { event in
        event.at >= start && event.at <= context.asOf
          && (event.to == "merged" || event.to == "released")
      }
      .map { (task: task.id, event: $0) }
    }
    .sorted { ($0.event.at, $0.event.source) < ($1.event.at, $1.event.source) }
    guard !landed.isEmpty else { return [.text("No task was merged or released in it.")] }
    let rows: [[[Inline]]] = landed.map { change in
      let named = freeze.exceptions.contains { MentionedWords($0).contains(change.task) }
      return [
        [.instant(change.event.at)], [context.taskLink(change.task)],
        [.stated(change.event.to)],
        [named ? .mark(StatusMark(.neutral, "named")) : .mark(StatusMark(.attention, "not named"))],
        [.source(change.event.source)],
      ]
    }
    let columns = ["When", "Task", "Change", "Among the exceptions", "Where"]
    return [
      .table(
        Table(
          caption: "What landed in freeze \(freeze.id); whether it was in scope is for a person",
          columns: columns.map { Table.Column($0) }, rows: rows))
    ]
  }
}
