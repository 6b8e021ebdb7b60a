import Checks

/// The rules with their outcomes, and a page for each.
struct CheckPack: PackKind {
  let id = "checks"
  let summary = "The rules the record is held to, all findings, and a page for every rule."

  func documents(in context: PackContext) -> [PackDocument] {
    let trail = [Breadcrumb("Dashboard", ""), Breadcrumb("Checks", "checks/")]
    return [.register("checks/", "packs/checks.md", "Checks")]
      + context.now.outcomes.map { outcome in
        PackDocument(
          path: context.paths.check(outcome.rule.id), template: "packs/check.md",
          title: outcome.rule.title, state: .current, breadcrumbs: trail,
          subject: .check(outcome.rule.id))
      }
  }
}
