import Checks
import Figures
import Model

/// Every norm, with what of the last 13 weeks shows that it is lived.
struct NormRegisterSection: Section {
  let id = "norm-register"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .norms) { return [absence] }
    let readings = context.now.record.normReadings
    guard !readings.isEmpty else { return [.text("No norm is written down.")] }
    let columns = ["Norm", "Lived", "What shows it", "Figures", "Owner", "Where"]
    let rows: [[[Inline]]] = readings.map { reading in
      [
        [.text(reading.norm.name ?? reading.norm.id)], state(reading.state),
        [.stated(reading.counts.map(\.words).joined(separator: "; "))],
        figures(reading.norm, context), [.stated(reading.norm.owner)],
        [.source(reading.norm.source)],
      ]
    }
    return [
      .text(.text("Counted are records since \(context.now.record.normsSince), 13 weeks.")),
      .table(
        Table(
          caption: "Norms, and what shows them", columns: columns.map { Table.Column($0) },
          rows: rows)),
    ]
  }

  private func state(_ state: NormReading.State) -> [Inline] {
    switch state {
    case .shown: [.mark(StatusMark(.good, "shown"))]
    case .notShown(let why): [.mark(StatusMark(.attention, "not always")), .text(": \(why)")]
    case .unknown(let why): [.mark(StatusMark(.unknown, "unknown")), .text(": \(why)")]
    }
  }

  private func figures(_ norm: Norm, _ context: PackContext) -> [Inline] {
    let found = norm.figures.map { name -> [Inline] in
      let id = String(name.prefix { $0 != "{" })
      guard let figure = context.figure(name) else { return [.text("\(name): no data")] }
      let title = context.definition(of: id)?.title ?? id
      return [.text("\(title) "), .figure(figure, .full)]
    }
    return found.isEmpty ? ["–"] : Inline.joined(found, by: "; ")
  }
}

/// The records that were counted for each norm.
struct NormEvidenceSection: Section {
  let id = "norm-evidence"
  static let limit = 15

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let shown = context.now.record.normReadings.map { reading in
      (norm: reading.norm, counts: reading.counts.filter { !$0.evidence.isEmpty })
    }
    .filter { !$0.counts.isEmpty }
    guard !shown.isEmpty else { return [.text("No record was counted.")] }
    return shown.flatMap { norm, counts in
      [.heading(3, [.text(norm.name ?? norm.id)])] + counts.flatMap(table)
    }
  }

  private func table(_ count: NormReading.Count) -> [Block] {
    let rows: [[[Inline]]] = count.evidence.prefix(Self.limit).map { item in
      [[.text(item.record)], [.stated(item.detail)], [.source(item.source)]]
    }
    let columns = ["Record", "What", "Where"].map { Table.Column($0) }
    let table = Block.table(Table(caption: count.words, columns: columns, rows: rows))
    let rest = count.evidence.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) more are in the files."))] : [table]
  }
}
