import Model

/// The proposals, and a page for every one.
struct ProposalPack: PackKind {
  let id = "proposals"
  let summary = "The proposals, and a page for every one."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("proposals/", "packs/proposals.md", "Proposals")]
      + context.facts.proposals.compactMap { record in
        context.paths.proposal(record.id).map { path in
          PackDocument(
            path: path, template: "packs/proposal.md", title: record.title, state: .current,
            breadcrumbs: [Breadcrumb("Dashboard", ""), Breadcrumb("Proposals", "proposals/")],
            subject: .proposal(record.id))
        }
      }
  }
}
