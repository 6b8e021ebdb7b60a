package import Formats
import Render

/// What goes on a site besides its pages: the ledger with its new lines, the restatements, the
/// manifest, the signatures and the list of hashes. A function of the build and of what was
/// published before, so that a build can be repeated and compared.
package struct Publication: Sendable {
  package let ledger: Ledger
  private let restatements: PublishedSite.Restatements
  private let facts: Manifest.Facts
  private let key: MinisignSecretKey?

  /// Besides `manifest.json` what no manifest lists.
  static let sums = "SHA256SUMS"
  static let unlisted: Set<String> = [
    Manifest.fileName, sums, MinisignSignature.path(of: Manifest.fileName),
  ]

  /// `files` are those that the build wrote; `past` is what was published before it.
  package init(
    files: [Manifest.File], packs: [PackRevision], past: PublishedPast, facts: Manifest.Facts,
    key: MinisignSecretKey?
  ) {
    var ledger = past.ledger
    var restatements = past.restatements
    let inputs = facts.inputsDigest
    var byPack: [String: [Manifest.File]] = [:]
    for file in files {
      if let pack = PackFolder.of(file.path) { byPack[pack, default: []].append(file) }
    }
    ledger.adopt(past.adoptable, besides: Set(byPack.keys), inputs: inputs, facts: facts)
    for pack in packs.sorted(by: { $0.pack.utf8.lexicographicallyPrecedes($1.pack.utf8) }) {
      let outputs = FileListDigest.hexadecimal(byPack[pack.pack] ?? [])
      let count = ledger.lines.count
      ledger.enter(pack, inputs: inputs, outputs: outputs, facts: facts)
      if ledger.lines.count > count, let line = pack.restatement { restatements.append(line) }
    }
    self.ledger = ledger
    self.restatements = restatements
    self.facts = facts
    self.key = key
  }

  /// The files that the manifest lists too.
  package var listed: [(path: String, bytes: [UInt8])] {
    if ledger.lines.isEmpty { return [] }
    var files = [(Ledger.fileName, ledger.bytes), (PublicationFeed.path, feed)]
    if !restatements.lines.isEmpty {
      files.append((PublishedSite.Restatements.fileName, restatements.bytes))
    }
    if let key {
      let comment =
        "\(Ledger.fileName) of a govpack site: \(ledger.lines.count) lines, the last "
        + (ledger.lines.last?.sha256 ?? LedgerLine.beginning)
      let signature = key.signature(of: ledger.bytes, trustedComment: comment)
      files.append((MinisignSignature.path(of: Ledger.fileName), signature.bytes))
    }
    return files
  }

  private var feed: [UInt8] {
    let restated = Dictionary(
      restatements.lines.map { (SHA256.hexadecimal(of: $0), $0) },
      uniquingKeysWith: { first, _ in first })
    let entries = ledger.lines.map { line in
      PublicationFeed.Entry(
        pack: line.pack, revision: line.revision, state: line.state, asOf: line.asOf,
        sha256: line.sha256, restatement: line.restatement.flatMap { restated[$0] })
    }
    return PublicationFeed(name: facts.workspace, isExample: facts.isExample, entries: entries)
      .bytes
  }

  /// The manifest, its signature and the list of all hashes. `outputs` are all files of the build,
  /// `listed` among them.
  package func closing(
    outputs: [Manifest.File], carried: [Manifest.File], kept: [String]
  ) -> [(path: String, bytes: [UInt8])] {
    let manifest = Manifest(facts: facts, outputs: outputs, carried: carried, kept: kept).json
    var files = [(Manifest.fileName, manifest)]
    if let key {
      let comment = "\(Manifest.fileName) of a govpack site, as of \(facts.asOf)"
      let signature = key.signature(of: manifest, trustedComment: comment)
      files.append((MinisignSignature.path(of: Manifest.fileName), signature.bytes))
    }
    let all = outputs + carried + files.map(Manifest.File.init)
    files.append((Self.sums, FileListDigest.text(all)))
    return files
  }
}

extension Manifest.File {
  init(_ file: (path: String, bytes: [UInt8])) {
    self.init(
      path: file.path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count)
  }
}
