import Checks
import Figures
import Model

/// Capabilities by category, with what implements them and whether it exists.
struct CapabilityMatrixSection: Section {
  let id = "capability-matrix"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .capabilityMap) { return [absence] }
    var categories: [String] = []
    for capability in context.facts.capabilities where !categories.contains(capability.category) {
      categories.append(capability.category)
    }
    guard !categories.isEmpty else { return [.text("The map lists no capability.")] }
    return categories.flatMap { category -> [Block] in
      let list = context.facts.capabilities.filter { $0.category == category }
      let columns = ["Capability", "What it does", "Implementation", "Status", "Where"]
      let rows: [[[Inline]]] = list.map { capability in
        [
          [.bold(capability.name)], [.text(capability.detail)], paths(capability),
          [mark(capability.status)], [.source(capability.source)],
        ]
      }
      return [
        .heading(3, [.text(category)]),
        .table(
          Table(
            caption: "\(category): capabilities", columns: columns.map { Table.Column($0) },
            rows: rows)),
      ]
    }
  }

  private func paths(_ capability: Capability) -> [Inline] {
    guard !capability.implementation.isEmpty else { return ["–"] }
    return Inline.joined(
      capability.implementation.map { path in
        path.exists
          ? [.code(path.path)]
          : [.code(path.path), " ", .mark(StatusMark(.attention, "not found"))]
      })
  }

  private func mark(_ status: CapabilityStatus) -> Inline {
    switch status {
    case .done: .mark(StatusMark(.good, "done"))
    case .partial: .mark(StatusMark(.attention, "partial"))
    case .planned: .mark(StatusMark(.neutral, "planned"))
    case .unknown: .mark(StatusMark(.unknown, "unknown"))
    }
  }
}

/// Coverage counted from the map's rows, beside what its own table says.
struct CapabilityTotalsSection: Section {
  let id = "capability-totals"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .capabilityMap) { return [absence] }
    var blocks: [Block] = []
    if let figure = context.figure("os.capability_coverage") {
      blocks.append(.text("Coverage counted from the rows: ", .figure(figure, .full)))
    }
    let columns = [
      Table.Column("Category"), Table.Column("Total", isNumeric: true),
      Table.Column("Done", isNumeric: true), Table.Column("Planned", isNumeric: true),
      Table.Column("Coverage", isNumeric: true), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = context.facts.capabilityTotals.map { total in
      let name: [Inline] = total.isGrandTotal ? [.bold(total.category)] : [.text(total.category)]
      return [
        name, [.text(String(total.total))], [.text(String(total.done))],
        [.text(String(total.planned))], [.text(total.coverage)], [.source(total.source)],
      ]
    }
    if !rows.isEmpty {
      blocks.append(
        .table(Table(caption: "Totals as the map states them", columns: columns, rows: rows)))
    }
    let checks = ["capability-totals-disagree", "capability-path-missing", "pack-index-stale"]
    return blocks
      + FindingTable.blocks(checks.flatMap { context.index.findingsByCheck[$0] ?? [] }, context)
  }
}

/// The architecture pack's index against the files.
struct ArchitectureIndexSection: Section {
  let id = "architecture-index"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .packIndex) { return [absence] }
    let columns = ["Document", "Path", "Status", "File", "Where"].map { Table.Column($0) }
    let rows: [[[Inline]]] = context.facts.packIndex.map { entry in
      let exists: Inline =
        entry.exists ? .mark(StatusMark(.good, "found")) : .mark(StatusMark(.unknown, "not found"))
      return [
        [.text(entry.id)], entry.path.map { [.code($0)] } ?? ["–"], [.text(entry.statusText)],
        [exists], [.source(entry.source)],
      ]
    }
    guard !rows.isEmpty else { return [.text("The index lists no document.")] }
    return [.table(Table(caption: "Architecture pack index", columns: columns, rows: rows))]
  }
}
