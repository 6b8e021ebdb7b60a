import Model

/// The monthly maintenance, for the month in progress.
struct MaintenancePack: PackKind {
  let id = "maintenance"
  let summary = "The monthly maintenance list: archives, agents, specifications, backups."

  func documents(in context: PackContext) -> [PackDocument] {
    var page = PackDocument.register(
      "maintenance/", "packs/maintenance.md", "Maintenance, \(context.currentMonth)")
    page.subject = .period(context.currentMonth)
    return [page]
  }
}
