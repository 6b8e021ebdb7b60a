import Diagnostics
import Checks
import Figures
import Model

/// What differs from the record as of the last review: figures that moved, findings that came and
/// went.
struct PackDifferenceSection: Section {
  let id = "pack-difference"
  static let limit = 15

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [
      .text(
        "Compared with the same record as of ", .instant(context.before.asOf),
        ", the review before.")
    ] + figures(context) + findings(context)
      + RestatementNews.blocks(since: context.before.asOf, in: context)
  }

  private func figures(_ context: PackContext) -> [Block] {
    let rows: [[[Inline]]] = context.now.figures.all.compactMap { figure in
      guard case .instant = figure.period, figure.labels.isEmpty,
        let old = context.before.figures.figure(figure.name, .instant(context.before.asOf)),
        FigureText.short(old) != FigureText.short(figure)
      else { return nil }
      let title = context.definition(of: figure.id)?.title ?? figure.id
      return [
        [.link([.text(title)], .page(context.paths.figure(figure.id)))],
        [.text(FigureText.short(old))], [.text(FigureText.short(figure))],
      ]
    }
    guard !rows.isEmpty else { return [.text("No reading moved.")] }
    let columns = [
      Table.Column("Figure"), Table.Column("Then", isNumeric: true),
      Table.Column("Now", isNumeric: true),
    ]
    return [.table(Table(caption: "Readings that moved", columns: columns, rows: rows))]
  }

  private func findings(_ context: PackContext) -> [Block] {
    // A finding is the same one while its rule, its subject and its place are.
    let old = Set(context.before.findings.map(Key.init))
    let new = Set(context.now.findings.map(Key.init))
    let came = context.now.findings.filter { !old.contains(Key($0)) }
    let gone = context.before.findings.filter { !new.contains(Key($0)) }
    let standing = context.now.findings.count - came.count
    let text =
      "\(Count.of(came.count, "new finding")), \(gone.count) gone, \(standing) standing."
    return [.text(.text(text))]
      + FindingTable.blocks(came, context, limit: Self.limit, caption: "New findings")
      + FindingTable.blocks(gone, context, limit: Self.limit, caption: "Findings gone")
  }

  private struct Key: Hashable {
    let check: String
    let subject: String
    let place: String

    init(_ finding: Finding) {
      check = finding.checkID
      subject = finding.subject
      place = finding.source.citation
    }
  }
}
