package import Diagnostics
package import Formats

/// A file of the action log that an import writes line by line, and puts in its place in one step.
///
/// Beside it stands a dot file with the SHA-256 of what was written, as beside the other files of
/// imports: a file without it, or with other bytes, is somebody else's and is left alone. Lines of
/// earlier imports into the same file stay, unless a new line has their id.
package struct ImportedLog: ~Copyable {
  package struct Result: Hashable, Sendable {
    /// From the workspace's root.
    package let path: String
    /// Lines in all, and of them those of earlier imports that this one did not give anew.
    package let count: Int
    package let keptCount: Int
    package let isUnchanged: Bool
  }

  package static let folder = "ops/actions"

  private let folder: Folder
  private let name: String
  private var writer: FileWriter?
  private var ids: Set<SpanKey> = []
  private var count = 0

  private init(name: String, folder: consuming Folder, writer: consuming FileWriter) {
    self.name = name
    self.folder = folder
    self.writer = consume writer
  }

  /// Begins `ops/actions/import-SOURCE-LABEL.jsonl`; nil with a diagnostic where a file stands
  /// there that no import wrote.
  package static func open(
    _ source: AgentSource, label: String, root: String, log: DiagnosticLog
  ) throws(FileError) -> ImportedLog? {
    let name = "import-\(source.rawValue)-\(ImportedFile.slug(label)).jsonl"
    let folder = try made(root)
    if try folder.kind(name) != nil, try !isOwn(name, folder) {
      log.add(.foreignLog("\(Self.folder)/\(name)"))
      return nil
    }
    let beside = beside(name)
    // What a run that was killed has left.
    if try folder.kind(beside) != nil { try folder.remove(beside) }
    let writer = try folder.newFile(beside)
    return ImportedLog(name: name, folder: folder, writer: writer)
  }

  private static func made(_ root: String) throws(FileError) -> Folder {
    var folder = try Folder.open(root)
    for name in Self.folder.split(separator: "/") {
      if try folder.kind(String(name)) == nil { try folder.make(String(name)) }
      folder = try folder.folder(String(name))
    }
    return folder
  }

  private static func beside(_ name: String) -> String { ".\(name).new" }
  private static func marker(_ name: String) -> String { ".\(name).sha256" }

  /// Whether the file is as an import left it.
  private static func isOwn(_ name: String, _ folder: borrowing Folder) throws(FileError) -> Bool {
    guard let marker = try folder.read(marker(name)) else { return false }
    var digest = SHA256.Stream()
    var pieces = try folder.pieces(name)
    while let piece = pieces.next(log: DiagnosticLog()) { digest.update(piece) }
    let hash = Array(digest.finish().utf8)
    return marker.split(separator: 0x0A).contains { $0.elementsEqual(hash) }
  }

  /// One line of the log, without its line end.
  package mutating func write(_ line: [UInt8]) throws(FileError) {
    if let id = Self.id(line) { ids.insert(id) }
    try writer?.write(line + [0x0A])
    count += 1
  }

  private static func id(_ line: [UInt8]) -> SpanKey? {
    let file = SourceFile(path: "", bytes: line)
    let id = JSONReader.parse(file, log: DiagnosticLog())?["id"]?.string
    return id.map { SpanKey($0, "") }
  }

  /// Leaves everything as it was.
  package consuming func discard() throws(FileError) {
    try folder.remove(Self.beside(name))
  }

  /// Puts the file in its place.
  package consuming func finish() throws(FileError) -> Result {
    let kept = try keepOld()
    guard let writer = writer.take() else { preconditionFailure("a log is finished once") }
    let hash = try writer.finish().sha256
    let beside = Self.beside(name)
    let old = try folder.read(Self.marker(name)) ?? []
    let isThere = try folder.kind(name) != nil
    let lines = old.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    let isUnchanged = isThere && lines == [hash]
    if isUnchanged {
      try folder.remove(beside)
    } else {
      try place(beside, hash: hash, old: lines, isThere: isThere)
    }
    return Result(
      path: "\(Self.folder)/\(name)", count: count + kept, keptCount: kept,
      isUnchanged: isUnchanged)
  }

  /// The lines of earlier imports whose ids did not come again.
  private mutating func keepOld() throws(FileError) -> Int {
    guard try folder.kind(name) != nil else { return 0 }
    var pieces = try folder.pieces(name)
    var splitter = JSONRecordSplitter()
    var kept = 0
    var isAtEnd = false
    while !isAtEnd {
      if let piece = pieces.next(log: DiagnosticLog()) {
        splitter.add(piece)
      } else {
        splitter.finish()
        isAtEnd = true
      }
      while let record = splitter.next() {
        guard let id = Self.id(record.bytes), !ids.contains(id) else { continue }
        try writer?.write(record.bytes + [0x0A])
        kept += 1
      }
    }
    return kept
  }

  /// The marker first, with the old hash beside the new one: whenever the run ends, the file is
  /// one of the two.
  private func place(
    _ beside: String, hash: String, old: [String], isThere: Bool
  ) throws(FileError) {
    try put([hash] + old.filter { $0 != hash })
    if isThere {
      try folder.exchange(beside, name)
      try folder.remove(beside)
    } else {
      try folder.rename(beside, to: name)
    }
    try folder.sync()
    // A later run tells by one hash alone that nothing is new.
    try put([hash])
    try folder.sync()
  }

  private func put(_ hashes: [String]) throws(FileError) {
    let marker = Self.marker(name)
    let new = "\(marker).new"
    if try folder.kind(new) != nil { try folder.remove(new) }
    try folder.write(new, Array(hashes.map { $0 + "\n" }.joined().utf8))
    try folder.syncFileSystem()
    if try folder.kind(marker) == nil {
      try folder.rename(new, to: marker)
    } else {
      try folder.exchange(new, marker)
      try folder.remove(new)
    }
  }
}

extension Diagnostic {
  fileprivate static func foreignLog(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP7112", .error, "the file is not as an import left it, and stays as it is",
      at: SourceLocation(path: path),
      hint: "move your own lines to another file, remove this one, and import again")
  }
}
