import Checks
import Figures
import Model

/// The failure modes of the trailing 90 days, the costliest first, with what is being done.
struct FailureModesSection: Section {
  let id = "failure-modes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .incidents) { return [absence] }
    let ranking = context.now.failureModes
    var blocks: [Block] = []
    if ranking.top.isEmpty {
      blocks.append(.text("No failure mode came back within 90 days."))
    } else {
      blocks.append(table(ranking, context))
    }
    if !ranking.unclassified.incidents.isEmpty {
      let number = Count.of(ranking.unclassified.incidents.count, "incident")
      blocks.append(
        .text(
          .mark(StatusMark(.unknown, "unclassified")),
          .text(" \(number) of the last 90 days name no failure mode.")))
    }
    if !ranking.unknown.isEmpty {
      blocks.append(
        .bullets(
          ranking.unknown.prefix(20).map {
            [.text("\($0.record): \($0.reason) "), .source($0.source)]
          }))
    }
    return blocks
  }

  private func table(_ ranking: FailureModeRanking, _ context: PackContext) -> Block {
    let columns = [
      Table.Column("Failure mode"), Table.Column("Incidents", isNumeric: true),
      Table.Column("Minutes", isNumeric: true), Table.Column("First"), Table.Column("Last"),
      Table.Column("Services"), Table.Column("Of the budget", isNumeric: true),
      Table.Column("Open actions"),
    ]
    let rows: [[[Inline]]] = ranking.top.map { mode in
      let shares = mode.shares.compactMap { share in
        share.share.map { "\(share.scope) \(FigureText.value($0, unit: .ratio))" }
      }
      let actions = mode.openActions.map { "\($0.id) (\($0.owner ?? "no owner"))" }
      return [
        [.text(mode.name ?? mode.mode)], [.text(String(mode.incidents.count))],
        [.text(FigureText.value(mode.minutes, unit: .minutes))], [.date(mode.first)],
        [.date(mode.last)],
        [.text(mode.services.joined(separator: ", "))], [.stated(shares.joined(separator: ", "))],
        actions.isEmpty
          ? [.mark(StatusMark(.attention, "none"))] : [.text(actions.joined(separator: ", "))],
      ]
    }
    return .table(
      Table(
        caption: "Failure modes that came back within 90 days", columns: columns, rows: rows))
  }
}
