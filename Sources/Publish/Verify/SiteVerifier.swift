package import Formats

/// Holds a site to what it says of itself: every file to the manifest, the packs to the ledger, the
/// ledger to its chain, and the signatures to a key.
package struct SiteVerifier {
  package private(set) var problems: [SiteProblem] = []
  package private(set) var manifest: Manifest?
  package private(set) var ledger = Ledger()
  /// How many files were hashed.
  package private(set) var fileCount = 0
  /// The signed files whose signature holds.
  package private(set) var signed: [String] = []
  private let path: String
  private let key: MinisignPublicKey?

  /// Looks at everything. Throws where the site cannot be read at all.
  package init(path: String, key: MinisignPublicKey?) throws(PublishError) {
    self.path = path
    self.key = key
    do {
      let folder = try Folder.open(path)
      try readManifest(folder)
      if let manifest {
        try checkFiles(manifest, folder)
        try checkSums(manifest, folder)
        try checkExtra(manifest, folder)
        try checkLedger(manifest, folder)
      }
      try checkSignatures(folder)
    } catch {
      throw .file(error)
    }
    problems.sort { ($0.path, $0.line ?? 0, $0.text) < ($1.path, $1.line ?? 0, $1.text) }
  }

  private mutating func add(
    _ kind: SiteProblem.Kind, _ path: String, line: Int? = nil, _ message: String
  ) {
    problems.append(SiteProblem(kind, path, line: line, message))
  }

  // MARK: The manifest

  private mutating func readManifest(_ folder: borrowing Folder) throws(FileError) {
    guard let bytes = try folder.read(Manifest.fileName) else {
      return add(.missing, Manifest.fileName, "without it nothing can be checked")
    }
    guard let read = Manifest.read(bytes) else {
      return add(.broken, Manifest.fileName, "is no manifest of govpack")
    }
    if read.json != bytes {
      add(.differs, Manifest.fileName, "is not written as govpack writes it")
    }
    manifest = read
  }

  private mutating func checkFiles(
    _ manifest: Manifest, _ folder: borrowing Folder
  ) throws(FileError) {
    var seen: Set<String> = []
    for file in manifest.files {
      guard OutputPath.isSafe(file.path), seen.insert(file.path).inserted else {
        add(.broken, Manifest.fileName, "lists \(file.path), which no build does")
        continue
      }
      fileCount += 1
      guard let found = try fingerprint(file.path, folder) else {
        add(.missing, file.path, "the manifest lists it")
        continue
      }
      if found.sha256 != file.sha256 {
        add(.differs, file.path, "its SHA-256 is \(found.sha256), the manifest says \(file.sha256)")
      } else if found.byteCount != file.byteCount {
        add(.broken, Manifest.fileName, "says \(file.byteCount) bytes of \(file.path)")
      }
      let history = file.path.hasPrefix(HistoryFiles.folder)
      if history, file.path != HistoryFiles.path(file.sha256) {
        add(.broken, file.path, "is not what its name says")
      }
    }
  }

  /// nil where there is no such file, or a folder above it is none.
  private func fingerprint(
    _ path: String, _ folder: borrowing Folder
  ) throws(FileError) -> (sha256: String, byteCount: Int)? {
    for above in OutputPath.folders(above: path) {
      guard try folder.kind(above) == .folder else { return nil }
    }
    return try folder.fingerprint(path)
  }

  // MARK: The list of hashes

  private mutating func checkSums(
    _ manifest: Manifest, _ folder: borrowing Folder
  ) throws(FileError) {
    guard let sums = try folder.read(Publication.sums) else {
      return add(.missing, Publication.sums, "every site has it")
    }
    var files = manifest.files
    for name in Publication.unlisted.sorted() where name != Publication.sums {
      guard let found = try folder.fingerprint(name) else { continue }
      let file = Manifest.File(path: name, sha256: found.sha256, byteCount: found.byteCount)
      files.append(file)
    }
    let expected = FileListDigest.text(files)
    guard sums != expected else { return }
    let stated = Set(Self.lines(sums))
    add(.differs, Publication.sums, "is not the list of the manifest and of itself")
    for line in Self.lines(expected) where !stated.contains(line) {
      let name = String(line.dropFirst(66))
      if Publication.unlisted.contains(name) {
        add(.differs, name, "\(Publication.sums) says another SHA-256 of it")
      }
    }
  }

  private static func lines(_ text: [UInt8]) -> [String] {
    text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: What nobody published

  private mutating func checkExtra(
    _ manifest: Manifest, _ folder: borrowing Folder
  ) throws(FileError) {
    let known = Set(manifest.files.map(\.path) + manifest.kept).union(Publication.unlisted)
    try checkExtra(folder, below: "", known)
  }

  private mutating func checkExtra(
    _ folder: borrowing Folder, below prefix: String, _ known: Set<String>
  ) throws(FileError) {
    for entry in try folder.entries() {
      let path = prefix + entry.name
      // What belongs to git and the like is somebody else's.
      if path.utf8.first == UInt8(ascii: ".") || known.contains(path) { continue }
      if entry.kind == .folder {
        try checkExtra(try folder.folder(entry.name), below: "\(path)/", known)
      } else {
        add(.extra, path, "the manifest does not list it")
      }
    }
  }

  // MARK: The ledger

  private mutating func checkLedger(
    _ manifest: Manifest, _ folder: borrowing Folder
  ) throws(FileError) {
    let packs = Dictionary(grouping: manifest.files) { PackFolder.of($0.path) ?? "" }
    guard let bytes = try folder.read(Ledger.fileName) else {
      for pack in packs.keys.sorted() where !pack.isEmpty {
        add(.missing, Ledger.fileName, "it has to name \(pack)")
      }
      return
    }
    do {
      ledger = try Ledger(bytes)
    } catch {
      return add(.broken, Ledger.fileName, line: error.line, error.message)
    }
    for pack in packs.keys.sorted() where !pack.isEmpty && ledger.last(pack) == nil {
      add(.broken, Ledger.fileName, "does not name \(pack)")
    }
    for pack in ledger.packs {
      guard let line = ledger.last(pack) else { continue }
      check(line, packs[pack] ?? [], manifest)
    }
    try checkRestatements(folder)
  }

  private mutating func check(
    _ line: LedgerLine, _ files: [Manifest.File], _ manifest: Manifest
  ) {
    if files.isEmpty {
      add(.missing, line.pack, "ledger.jsonl:\(line.number) published it")
    } else if FileListDigest.hexadecimal(files) != line.outputs {
      add(.differs, line.pack, "its files are not those of ledger.jsonl:\(line.number)")
    }
    let listed = Set(manifest.files.map(\.path))
    let kept = line.contents.figures.map(\.sha256) + [line.contents.findings].compactMap { $0 }
    for hash in kept where !listed.contains(HistoryFiles.path(hash)) {
      add(.missing, HistoryFiles.path(hash), "ledger.jsonl:\(line.number) names it")
    }
  }

  private mutating func checkRestatements(_ folder: borrowing Folder) throws(FileError) {
    let name = PublishedSite.Restatements.fileName
    let lines = PublishedSite.Restatements(try folder.read(name) ?? []).lines
    let found = lines.map { SHA256.hexadecimal(of: $0) }
    let named = Set(ledger.lines.compactMap(\.restatement))
    for (index, hash) in found.enumerated() where !named.contains(hash) {
      add(.broken, name, line: index + 1, "no line of the ledger names it")
    }
    let present = Set(found)
    for line in ledger.lines {
      guard let hash = line.restatement, !present.contains(hash) else { continue }
      add(.missing, name, "ledger.jsonl:\(line.number) restates figures")
    }
  }

  // MARK: Signatures

  private mutating func checkSignatures(_ folder: borrowing Folder) throws(FileError) {
    for name in [Manifest.fileName, Ledger.fileName] {
      let path = MinisignSignature.path(of: name)
      guard let bytes = try folder.read(path) else {
        if key != nil, try folder.kind(name) != nil { add(.missing, path, "it is not signed") }
        continue
      }
      guard let signature = MinisignSignature(bytes) else {
        add(.broken, path, "is no signature as minisign writes it")
        continue
      }
      guard let key, let file = try folder.read(name) else { continue }
      if let refusal = key.refusal(signature, of: file) {
        add(.broken, path, refusal.words(name))
      } else {
        signed.append(name)
      }
    }
  }
}

extension MinisignPublicKey.Refusal {
  fileprivate func words(_ file: String) -> String {
    switch self {
    case .otherKey(let name): "is of another key, \(name)"
    case .wrongSignature: "is no signature of \(file) as it is now"
    case .wrongComment: "its trusted comment was changed"
    }
  }
}
