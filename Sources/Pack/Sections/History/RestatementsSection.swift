import Model

/// What a later revision of this pack restated; nothing, and no heading, where nothing was.
struct RestatementsSection: Section {
  let id = "restatements"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let own = context.history.restatements(of: document.path)
    guard !own.isEmpty else { return [] }
    return [.heading(2, ["Restated"])]
      + own.reversed().flatMap { restatement in
        [
          .text(
            .text("Revision \(restatement.revision) replaces revision \(restatement.replaces) of "),
            .instant(restatement.replacedAsOf), .text(", as of "), .instant(restatement.asOf),
            .text(": \(Count.of(restatement.figures.count, "published figure")) moved."))
        ]
          + RestatementTable.block(
            restatement.figures, context,
            caption: "Figures restated in revision \(restatement.revision)")
      }
  }
}
