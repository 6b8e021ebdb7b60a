import Checks
import Figures
import Model

/// Every rule of the health light, with what was found.
struct HealthSection: Section {
  let id = "health"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let rows: [[[Inline]]] = context.now.health.outcomes.map { outcome in
      [
        [.text(outcome.rule)], [.mark(StatusMark(outcome.light))], [.text(outcome.reason)],
        Inline.joined(outcome.evidence.prefix(3).map { [.source($0.source)] })
          + (outcome.evidence.count > 3 ? [.text(" and \(outcome.evidence.count - 3) more")] : []),
      ]
    }
    let columns = ["Rule", "Light", "Found", "Where"].map { Table.Column($0) }
    return [
      .table(Table(caption: "The rules behind the health light", columns: columns, rows: rows))
    ]
  }
}
