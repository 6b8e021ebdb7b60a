import Formats

/// Every published revision of every pack, in a chain of hashes: `ledger.jsonl`. Lines are only
/// ever added.
package struct Ledger: Hashable, Sendable {
  package static let fileName = "ledger.jsonl"

  package private(set) var lines: [LedgerLine] = []
  /// Where the last line of each pack stands in `lines`.
  private var latest: [String: Int] = [:]

  package init() {}

  /// Why a ledger does not hold, at a line from 1.
  package struct Fault: Error, Hashable, Sendable {
    package var line: Int
    /// One sentence without a full stop.
    package var message: String
  }

  /// Reads and checks the whole chain.
  package init(_ bytes: [UInt8]) throws(Fault) {
    var previous = LedgerLine.beginning
    var texts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard texts.popLast()?.isEmpty ?? true else {
      throw Fault(line: texts.count + 1, message: "the last line has no end")
    }
    for (index, text) in texts.enumerated() {
      guard let line = LedgerLine.read(text) else {
        throw Fault(line: index + 1, message: "is no line of a ledger, or was changed")
      }
      guard line.previous == previous else {
        throw Fault(line: index + 1, message: "does not follow from the line before")
      }
      guard line.number == index + 1, line.revision == (last(line.pack)?.revision ?? 0) + 1 else {
        throw Fault(line: index + 1, message: "is out of order")
      }
      append(line)
      previous = SHA256.hexadecimal(of: Array(text))
    }
  }

  package var bytes: [UInt8] { lines.flatMap { $0.bytes + [0x0A] } }

  /// The latest line of a pack.
  package func last(_ pack: String) -> LedgerLine? { latest[pack].map { lines[$0] } }

  package func line(_ pack: String, revision: Int) -> LedgerLine? {
    lines.first { $0.pack == pack && $0.revision == revision }
  }

  /// All packs in byte order.
  package var packs: [String] {
    latest.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func append(_ line: LedgerLine) {
    latest[line.pack] = lines.count
    lines.append(line)
  }

  /// Enters a pack, unless the last line says the same of its files and figures.
  mutating func enter(
    _ pack: PackRevision, inputs: String, outputs: String, facts: Manifest.Facts
  ) {
    let old = last(pack.pack)
    if let old, old.outputs == outputs, old.contents == pack.contents, old.state == pack.state {
      return
    }
    append(
      LedgerLine(
        number: lines.count + 1, revision: (old?.revision ?? 0) + 1, pack, inputs: inputs,
        outputs: outputs, facts: facts, previous: lines.last?.sha256 ?? LedgerLine.beginning))
  }

  /// Enters the packs of these files that the build does not make itself: they were published
  /// before there was a ledger, and all that is known of them is their bytes.
  mutating func adopt(
    _ files: [Manifest.File], besides made: Set<String>, inputs: String, facts: Manifest.Facts
  ) {
    let byPack = Dictionary(grouping: files) { PackFolder.of($0.path) ?? "" }
    let packs = byPack.keys.filter { !$0.isEmpty && !made.contains($0) }
    for pack in packs.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      enter(
        PackRevision(pack: pack, state: LedgerLine.adopted), inputs: inputs,
        outputs: FileListDigest.hexadecimal(byPack[pack] ?? []), facts: facts)
    }
  }

  /// The ledger as it was before a build of exactly these inputs and this as-of, which then gives
  /// the same lines once more; and the lines taken off.
  package func before(_ facts: Manifest.Facts) -> (ledger: Ledger, lines: [LedgerLine]) {
    let digest = facts.inputsDigest
    let end =
      lines.lastIndex { line in
        line.asOf != facts.asOf || line.inputs != digest || line.tool != facts.tool
          || line.sourceCommit != facts.sourceCommit
      }.map { $0 + 1 } ?? 0
    var ledger = Ledger()
    for line in lines[..<end] { ledger.append(line) }
    return (ledger, Array(lines[end...]))
  }
}
