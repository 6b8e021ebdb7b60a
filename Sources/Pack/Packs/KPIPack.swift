import Model

/// The weekly KPI page, for the last complete week.
struct KPIPack: PackKind {
  let id = "kpi"
  let summary = "The weekly KPI page: the figures of the last complete week against their series."

  func documents(in context: PackContext) -> [PackDocument] {
    let week = context.judgedWeek
    let (first, last) = (week.monday, week.monday.adding(days: 6))
    return [
      PackDocument(
        path: "kpi/\(week)/", template: "packs/kpi.md", title: "KPI, week \(week)",
        periodText: "\(week), Mon \(first) – Sun \(last)", state: .final,
        breadcrumbs: [Breadcrumb("Dashboard", "")])
    ]
  }
}
