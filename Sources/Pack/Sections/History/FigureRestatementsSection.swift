import Figures
import Model

/// When published values of this figure were restated; nothing, and no heading, where none was.
struct FigureRestatementsSection: Section {
  let id = "figure-restatements"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .figure(let id) = document.subject else { return [] }
    let own = context.history.restatements.reversed().flatMap { restatement in
      restatement.figures.filter { $0.figure.id == id }.map { (restatement, $0) }
    }
    guard !own.isEmpty else { return [] }
    return [
      .heading(2, ["Restatements"]),
      .bullets(
        own.prefix(RestatementTable.limit).map { restatement, _ in
          [
            .code(restatement.pack), .text(" revision \(restatement.revision), as of "),
            .instant(restatement.asOf),
          ]
        }),
    ] + RestatementTable.block(own.map(\.1), context, caption: "Published values that moved")
  }
}
