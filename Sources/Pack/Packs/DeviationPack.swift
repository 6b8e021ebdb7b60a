import Model

/// The deviations, and a page for every one.
struct DeviationPack: PackKind {
  let id = "deviations"
  let summary = "The deviations, and a page for every one."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("deviations/", "packs/deviations.md", "Deviations")]
      + context.facts.deviations.compactMap { record in
        context.paths.deviation(record.id).map { path in
          PackDocument(
            path: path, template: "packs/deviation.md", title: "Deviation \(record.id)",
            state: .current,
            breadcrumbs: [Breadcrumb("Dashboard", ""), Breadcrumb("Deviations", "deviations/")],
            subject: .deviation(record.id))
        }
      }
  }
}
