import Model

/// The weekly KPI page, for the last complete week and for those that are restated.
struct KPIPack: PackKind {
  let id = "kpi"
  let summary = "The weekly KPI page: the figures of the last complete week against their series."

  func documents(in context: PackContext) -> [PackDocument] {
    context.history.weeks(of: "kpi/", judged: context.judgedWeek).map { week in
      let (first, last) = (week.monday, week.monday.adding(days: 6))
      var page = PackDocument(
        path: "kpi/\(week)/", template: "packs/kpi.md", title: "KPI, week \(week)",
        periodText: "\(week), Mon \(first) – Sun \(last)", state: context.state(of: week),
        breadcrumbs: [Breadcrumb("Dashboard", "")])
      if week != context.judgedWeek { page.judgedWeek = week }
      return page
    }
  }
}
