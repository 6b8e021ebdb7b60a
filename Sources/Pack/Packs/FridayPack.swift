import Model

/// The weekly governance review, on the day it is held.
struct FridayPack: PackKind {
  let id = "friday"
  let summary = "The Friday governance pack: decisions asked for, scorecard, registers, checklist."

  func documents(in context: PackContext) -> [PackDocument] {
    let date = context.calendar.date
    let start = context.facts.zone.date(of: context.calendar.previous)
    return [
      PackDocument(
        path: "packs/\(date)/", template: "packs/friday.md",
        title: "Governance review, \(date.weekday.abbreviation) \(date)",
        periodText: "since the review of \(start.weekday.abbreviation) \(start)",
        state: context.calendar.isDue ? .final : .provisional,
        breadcrumbs: [Breadcrumb("Dashboard", "")])
    ]
  }
}
