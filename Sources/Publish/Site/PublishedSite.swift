import Formats

/// What a site says of its own past: the manifest, the ledger and the restatements of the last
/// build. Empty where there is no site yet.
package struct PublishedSite: Sendable {
  /// As given.
  package let path: String
  /// nil where nothing was published here.
  package let manifest: Manifest?
  package let ledger: Ledger
  /// The lines of `restatements.jsonl`, without their line ends, by their SHA-256.
  package let restatements: Restatements

  /// The lines of `restatements.jsonl` in order.
  package struct Restatements: Hashable, Sendable {
    package static let fileName = "restatements.jsonl"
    package private(set) var lines: [[UInt8]] = []

    package init() {}

    package init(_ bytes: [UInt8]) { lines = bytes.split(separator: 0x0A).map { Array($0) } }

    package var bytes: [UInt8] { lines.flatMap { $0 + [0x0A] } }

    mutating func append(_ line: [UInt8]) { lines.append(line) }

    /// Those that a ledger names.
    package func named(by ledger: Ledger) -> Restatements {
      let names = Set(ledger.lines.compactMap(\.restatement))
      var named = Restatements()
      named.lines = lines.filter { names.contains(SHA256.hexadecimal(of: $0)) }
      return named
    }
  }

  /// Reads the site at a path. Throws `PublishError.brokenLedger` where the ledger does not hold:
  /// it must not be continued as if nothing had happened.
  package init(path: String) throws(PublishError) {
    self.path = path
    // A fault of the disk here must not make a site without a past.
    let isThere = try PublishError.wrap { () throws(FileError) in try Folder.isThere(path) }
    guard isThere, let bytes = try Self.read(Manifest.fileName, path),
      let manifest = Manifest.read(bytes)
    else {
      manifest = nil
      ledger = Ledger()
      restatements = Restatements()
      return
    }
    self.manifest = manifest
    let bytesOfLedger = try Self.read(Ledger.fileName, path) ?? []
    do {
      ledger = try Ledger(bytesOfLedger)
    } catch {
      throw .brokenLedger(path: path, line: error.line, message: error.message)
    }
    let listed = manifest.files.first { $0.path == Ledger.fileName }
    guard
      SHA256.hexadecimal(of: bytesOfLedger) == listed?.sha256
        || bytesOfLedger.isEmpty && listed == nil
    else {
      throw .brokenLedger(
        path: path, line: ledger.lines.count, message: "is not where the last build ended")
    }
    restatements = Restatements(try Self.read(Restatements.fileName, path) ?? [])
  }

  /// The bytes of a file of the site; nil where it is absent.
  package func read(_ file: String) throws(PublishError) -> [UInt8]? {
    try Self.read(file, path)
  }

  private static func read(_ file: String, _ path: String) throws(PublishError) -> [UInt8]? {
    try PublishError.wrap { () throws(FileError) in try Folder.open(path).read(file) }
  }
}
