import Figures

/// The figures, and a page for each with its definition and its evidence.
struct FigurePack: PackKind {
  let id = "figures"
  let summary = "All figures, and a page for every one: definition, weeks, records counted."

  func documents(in context: PackContext) -> [PackDocument] {
    let trail = [Breadcrumb("Dashboard", ""), Breadcrumb("Figures", "figures/")]
    return [.register("figures/", "packs/figures.md", "Figures")]
      + context.definitions.map { definition in
        PackDocument(
          path: context.paths.figure(definition.id), template: "packs/figure.md",
          title: definition.title, state: .current, breadcrumbs: trail,
          subject: .figure(definition.id))
      }
  }
}
