import Checks
import Model

/// The freezes in force, with their exceptions.
struct FreezeStateSection: Section {
  let id = "freeze-state"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let inForce = context.facts.freezeRecords.filter { $0.isInForce(at: context.asOf) }
    guard !inForce.isEmpty else {
      return [.text("No freeze is in force.")]
    }
    return inForce.flatMap { freeze -> [Block] in
      let isLate = freeze.end.map { $0 <= context.asOf } ?? false
      var end: [Inline] = [freeze.end.map { .instant($0) } ?? "open"]
      if isLate { end += [" ", .mark(StatusMark(.attention, "past its end"))] }
      let rows: [(String, [Inline])] = [
        ("Scope", [.stated(freeze.scope)]),
        ("Since", [freeze.start.map { .instant($0) } ?? "–"]), ("Until", end),
        ("Trigger", [.stated(freeze.trigger)]), ("Authority", [.stated(freeze.authority)]),
        ("Ends when", list(freeze.exitCriteria)), ("Exceptions", list(freeze.exceptions)),
        ("Source", [.source(freeze.source)]),
      ]
      return [
        .callout(
          .warning, [.text(.bold("Freeze \(freeze.id) is in force"), .text(": \(freeze.title)"))]),
        .facts("Freeze \(freeze.id)", rows),
      ] + FreezeChanges.blocks(during: freeze, context)
    }
  }

  private func list(_ items: [String]) -> [Inline] {
    items.isEmpty ? ["none"] : [.text(items.joined(separator: "; "))]
  }
}

/// The ledger of frozen blueprints, in its own order.
struct FreezeLedgerSection: Section {
  let id = "freeze-ledger"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .freezeLedger) { return [absence] }
    let specs = Dictionary(context.facts.specs.map { ($0.id, $0) }) { first, _ in first }
    let rows: [[[Inline]]] = context.facts.freezeLedger.map { entry in
      [
        [.text(entry.id)], [.stated(entry.version)], [.date(entry.frozenOn)],
        [.stated(entry.owner)],
        file(entry), registry(specs[entry.id]), [.source(entry.source)],
      ]
    }
    guard !rows.isEmpty else { return [.text("The ledger holds no entry.")] }
    let columns = [
      "Blueprint", "Version", "Frozen on", "Owner", "File", "In the registry", "Where",
    ]
    return [
      .table(
        Table(
          caption: "Frozen blueprints", columns: columns.map { Table.Column($0) }, rows: rows))
    ]
  }

  private func file(_ entry: FreezeLedgerEntry) -> [Inline] {
    guard let path = entry.file else { return ["–"] }
    return entry.fileExists == false
      ? [.code(path), " ", .mark(StatusMark(.bad, "missing"))] : [.code(path)]
  }

  private func registry(_ spec: Spec?) -> [Inline] {
    guard let spec else { return [.mark(StatusMark(.unknown, "not listed"))] }
    return spec.isFrozen
      ? [.mark(StatusMark(.good, "frozen"))] : [.mark(StatusMark(.attention, "not frozen"))]
  }
}

/// Every frozen file against its recorded hash, and the registry against the ledger.
struct FreezeIntegritySection: Section {
  let id = "freeze-integrity"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let rows: [[[Inline]]] = context.facts.freezeArtefacts.map { artefact in
      [
        [.code(artefact.artefactPath)], [.stated(artefact.version)],
        [artefact.frozenAt.map { .instant($0) } ?? "–"], [.stated(artefact.frozenBy)],
        [mark(artefact.fileState)], [.source(artefact.source)],
      ]
    }
    var blocks: [Block] = []
    if rows.isEmpty {
      blocks.append(.text("No file is frozen with a hash; whether one changed cannot be told."))
    } else {
      let columns = ["File", "Version", "Frozen", "By", "Hash", "Where"].map { Table.Column($0) }
      blocks.append(
        .table(Table(caption: "Frozen files against their hashes", columns: columns, rows: rows)))
    }
    let checks = [
      "frozen-spec-not-in-ledger", "ledger-entry-not-frozen-in-registry", "frozen-file-changed",
      "frozen-hash-unverifiable", "freeze-without-authority", "system-lock-without-freeze-record",
    ]
    return blocks
      + FindingTable.blocks(checks.flatMap { context.index.findingsByCheck[$0] ?? [] }, context)
  }

  private func mark(_ state: FrozenFileState) -> Inline {
    switch state {
    case .unchanged: .mark(StatusMark(.good, "unchanged"))
    case .changed: .mark(StatusMark(.bad, "changed"))
    case .missing: .mark(StatusMark(.bad, "file missing"))
    case .unverifiable: .mark(StatusMark(.unknown, "unverifiable"))
    }
  }
}
