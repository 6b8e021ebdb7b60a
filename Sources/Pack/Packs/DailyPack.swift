import Model

/// The morning's page.
struct DailyPack: PackKind {
  let id = "daily"
  let summary = "The daily digest: the last 24 hours, inbox, priorities, what is blocked."

  func documents(in context: PackContext) -> [PackDocument] {
    let date = context.today
    return [
      PackDocument(
        path: "daily/\(date)/", template: "packs/daily.md",
        title: "Daily digest, \(date.weekday.abbreviation) \(date)",
        periodText: "the 24 hours before this page's as-of",
        breadcrumbs: [Breadcrumb("Dashboard", "")])
    ]
  }
}
