import Diagnostics
import Figures
import Model

/// How far the week's numbers can be trusted: each input, its freshness, and what was left out.
struct KPIQualitySection: Section {
  let id = "kpi-quality"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let used = Set(
      KPIEntry.all(in: context).flatMap { context.definition(of: $0.figure.id)?.inputs ?? [] })
    let rows: [[[Inline]]] = context.facts.sources.filter { used.contains($0.kind) }.map { source in
      [
        [.text(source.kind.title)], [.mark(StatusMark(source.status))],
        [.text(String(source.recordCount))], [source.newest.map { .instant($0) } ?? "–"],
        [.text(String(leftOut(of: source.kind, context)))],
      ]
    }
    let columns = [
      Table.Column("Input"), Table.Column("State"), Table.Column("Records", isNumeric: true),
      Table.Column("Newest"), Table.Column("Left out", isNumeric: true),
    ]
    return [
      .table(
        Table(caption: "The inputs of this page's figures", columns: columns, rows: rows)),
      .text(
        .text(
          "Left out: records of this page's figures that a rule excludes, each with its reason on "
            + "the figure's page. Files that could not be read: see "),
        .link(["sources"], .page("sources/")), "."),
    ]
  }

  /// Records that the page's figures exclude, by the files of the kind; each once.
  private func leftOut(of kind: InputKind, _ context: PackContext) -> Int {
    let paths = Set(context.facts.source(kind).paths)
    let places = KPIEntry.all(in: context).flatMap(\.figure.excluded).map(\.source)
      .filter { paths.contains($0.path) }
    return Set(places).count
  }
}
