import Model

/// The decision log, and a page for every decision.
struct DecisionPack: PackKind {
  let id = "decisions"
  let summary = "The decision log, and a page for every decision."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("decisions/", "packs/decisions.md", "Decision log")]
      + context.facts.decisions.compactMap { record in
        context.paths.decision(record.id).map { path in
          PackDocument(
            path: path, template: "packs/decision.md", title: record.title, state: .current,
            breadcrumbs: [Breadcrumb("Dashboard", ""), Breadcrumb("Decision log", "decisions/")],
            subject: .decision(record.id))
        }
      }
  }
}
