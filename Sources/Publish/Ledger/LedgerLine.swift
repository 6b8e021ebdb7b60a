import Diagnostics
import Formats

/// One published revision of one pack: a line of `ledger.jsonl`.
package struct LedgerLine: Hashable, Sendable {
  /// Its number in the ledger, from 1.
  package var number: Int
  /// `kpi/2026-W46`
  package var pack: String
  /// Of the pack, from 1: every published change of its bytes is one.
  package var revision: Int
  /// `provisional`, `final`, `restated` or `adopted`.
  package var state: String
  /// RFC 3339, as in the manifest of the build.
  package var asOf: String
  package var sourceCommit: String?
  package var tool: String
  /// `FileListDigest` of the build's inputs.
  package var inputs: String
  /// `FileListDigest` of the pack's files.
  package var outputs: String
  package var contents: PackContents
  /// The SHA-256 of the line of `restatements.jsonl` that says what moved.
  package var restatement: String?
  /// The SHA-256 of the line before, without its line end; of the first line 64 zeros.
  package var previous: String

  /// The state of a pack that was published before the site had a ledger. The line says since which
  /// build it is in the ledger, and nothing of the inputs that it was made of.
  package static let adopted = "adopted"

  package static let beginning = String(repeating: "0", count: 64)

  /// The canonical bytes, without a line end.
  package var bytes: [UInt8] {
    JSONWriter.compact(
      .object([
        ("seq", .int(number)), ("pack", .string(pack)),
        ("period", .string(PackFolder.period(pack))), ("revision", .int(revision)),
        ("state", .string(state)), ("as_of", .string(asOf)),
        ("source_commit", .optional(sourceCommit)), ("tool", .string(tool)),
        ("inputs", .string(inputs)), ("outputs", .string(outputs)),
        ("figures", Self.object(contents.figures)), ("evidence", Self.object(contents.evidence)),
        ("findings", .optional(contents.findings)), ("restatement", .optional(restatement)),
        ("prev", .string(previous)),
      ]))
  }

  package var sha256: String { SHA256.hexadecimal(of: bytes) }

  private static func object(_ hashes: [PackContents.Part]) -> JSONValue {
    .object(hashes.map { ($0.period, .string($0.sha256)) })
  }

  /// nil where the bytes are not exactly those of a line.
  static func read(_ bytes: some Collection<UInt8>) -> LedgerLine? {
    let bytes = Array(bytes)
    let file = SourceFile(path: Ledger.fileName, bytes: bytes)
    guard let node = JSONReader.parse(file, log: DiagnosticLog()), let line = LedgerLine(node),
      line.bytes == bytes
    else { return nil }
    return line
  }

  private init?(_ node: JSONNode) {
    func text(_ key: String) -> String? { node[key]?.string }
    func number(_ key: String) -> Int? {
      if case .number(let text)? = node[key]?.value { Int(text) } else { nil }
    }
    func parts(_ key: String) -> [PackContents.Part] {
      (node[key]?.entries ?? []).compactMap { entry in
        entry.value.string.map { PackContents.Part(period: entry.key, sha256: $0) }
      }
    }
    guard let seq = number("seq"), let pack = text("pack"), let revision = number("revision"),
      let state = text("state"), let asOf = text("as_of"), let tool = text("tool"),
      let inputs = text("inputs"), let outputs = text("outputs"), let previous = text("prev")
    else { return nil }
    self.number = seq
    self.pack = pack
    self.revision = revision
    self.state = state
    self.asOf = asOf
    sourceCommit = text("source_commit")
    self.tool = tool
    self.inputs = inputs
    self.outputs = outputs
    contents = PackContents(
      figures: parts("figures"), evidence: parts("evidence"), findings: text("findings"))
    restatement = text("restatement")
    self.previous = previous
  }

  init(
    number: Int, revision: Int, _ pack: PackRevision, inputs: String, outputs: String,
    facts: Manifest.Facts, previous: String
  ) {
    self.number = number
    self.pack = pack.pack
    self.revision = revision
    state = pack.state
    asOf = facts.asOf
    sourceCommit = facts.sourceCommit
    tool = facts.tool
    self.inputs = inputs
    self.outputs = outputs
    contents = pack.contents
    restatement = pack.restatement.map { SHA256.hexadecimal(of: $0) }
    self.previous = previous
  }
}
