import Model

/// The tasks, a page for each, and the list of all in pages.
struct TaskPack: PackKind {
  let id = "tasks"
  let summary = "The tasks, and a page for every task with its timeline."

  func documents(in context: PackContext) -> [PackDocument] {
    let trail = [Breadcrumb("Dashboard", ""), Breadcrumb("Tasks", "tasks/")]
    let count = context.paths.taskIDs.count
    let pages = (count + TaskListSection.pageSize - 1) / TaskListSection.pageSize
    let lists = (0..<pages).map { index in
      PackDocument(
        path: TaskListSection.path(page: index + 1), template: "packs/task-list.md",
        title: "All tasks, page \(index + 1)", state: .current, breadcrumbs: trail,
        subject: .page(index + 1))
    }
    let tasks = context.paths.taskIDs.compactMap { id in
      context.paths.task(id).map { path in
        PackDocument(
          path: path, template: "packs/task.md", title: title(of: id, in: context),
          state: .current, breadcrumbs: trail, subject: .task(id))
      }
    }
    return [.register("tasks/", "packs/tasks.md", "Tasks")] + lists + tasks
  }

  /// The id and what the card calls the task; cards are often headed "TaskCard: ID".
  private func title(of id: String, in context: PackContext) -> String {
    let heading = context.index.cards[id]?.first?.title ?? id
    let title = heading.hasPrefix("TaskCard: ") ? String(heading.dropFirst(10)) : heading
    if title.isEmpty { return id }
    return title.contains(id) ? title : "\(id): \(title)"
  }
}
