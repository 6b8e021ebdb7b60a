import Figures
import Model

/// What moved besides the numbers since the week before: decisions that name a figure or rebase
/// its series, and the records that came in late.
struct KPIChangesSection: Section {
  let id = "kpi-changes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let monday = context.judgedWeek.monday
    let ids = Set(context.definitions.map(\.id))
    let rows: [[[Inline]]] = context.facts.decisions.compactMap { decision in
      let named = decision.measures.filter(ids.contains)
      guard let date = decision.date, date >= monday, !named.isEmpty else { return nil }
      return [
        [context.decisionLink(decision.id)], [.date(date)], [.text(decision.title)],
        Inline.joined(named.map { [.link([.text($0)], .page(context.paths.figure($0)))] }),
      ]
    }
    let rebased = KPIEntry.all(in: context).filter { entry in
      entry.figure.reading?.rebasedAt.map { $0 >= context.judgedWeek } ?? false
    }
    let restated = RestatementNews.blocks(
      since: context.facts.zone.instant(of: monday), in: context)
    guard !rows.isEmpty || !rebased.isEmpty else {
      return [.text("No decision since \(monday) names a figure or rebases a series.")] + restated
    }
    var blocks: [Block] = []
    if !rows.isEmpty {
      let columns = ["Decision", "Date", "Title", "Figures"].map { Table.Column($0) }
      blocks.append(
        .table(Table(caption: "Decisions that name figures", columns: columns, rows: rows)))
    }
    if !rebased.isEmpty {
      blocks.append(
        .bullets(
          rebased.map { entry in
            [
              .text("\(context.title(of: entry.figure)): limits begin anew, by "),
              context.decisionLink(entry.figure.reading?.rebasedBy ?? "–"), ".",
            ]
          }))
    }
    return blocks + restated
  }
}
