package import Diagnostics
package import Formats

/// A file that an import writes: whole, in one step, and never over something that is not its own.
///
/// Beside it stands a dot file with the SHA-256 of what was written. A file without it, or with
/// other bytes, is somebody else's work, or was changed by hand, and is left alone.
package struct ImportedFile: Sendable {
  package let kind: ImportedKind
  /// Without the folder: `import-git-shop.jsonl`.
  package let name: String
  /// Whether lines of earlier imports stay where the source of this one does not give them anew.
  let isCumulative: Bool

  /// `label` tells files of one source apart, such as by service; nil for one file a source.
  package init(_ kind: ImportedKind, source: String, label: String? = nil) {
    self.kind = kind
    name = "import-\(source)\(label.map { "-\(Self.slug($0))" } ?? "").jsonl"
    isCumulative = label == nil
  }

  /// From the workspace's root.
  package var path: String { "\(kind.folder)/\(name)" }

  /// What became of it.
  package struct Result: Hashable, Sendable {
    package let path: String
    /// Lines in all.
    package let count: Int
    /// Those that were not there before or read otherwise, in the order of the file.
    package let newLines: [String]
    /// Lines that were there and no longer are.
    package let removedCount: Int

    package var isUnchanged: Bool { newLines.isEmpty && removedCount == 0 }
  }

  /// Writes the records of its kind below the workspace's root, or only says what that would do.
  /// nil where the source has none (the file stays as it is), or with a diagnostic where a file
  /// stands there that no import wrote.
  package func write(
    _ records: ImportedRecords, root: String, isDryRun: Bool, log: DiagnosticLog
  ) throws(FileError) -> Result? {
    let lines = records.lines(kind)
    if lines.isEmpty { return nil }
    let folder: Folder
    if isDryRun {
      guard let present = try openFolder(root) else { return result(lines, []) }
      folder = present
    } else {
      folder = try makeFolder(root)
    }
    guard let old = try ownLines(in: folder) else {
      log.add(.foreignFile(path))
      return nil
    }
    let all = isCumulative ? Self.merged(old, lines) : lines
    let result = result(all, old)
    if !result.isUnchanged, !isDryRun { try replace(all, in: folder) }
    return result
  }

  /// New lines in the place of old ones with the same id.
  private static func merged(_ old: [ImportedLine], _ new: [ImportedLine]) -> [ImportedLine] {
    let replaced = Set(new.map { Array($0.id.utf8) })
    return (new + old.filter { !replaced.contains(Array($0.id.utf8)) })
      .sorted(by: ImportedLine.precedes)
  }

  private func result(_ all: [ImportedLine], _ old: [ImportedLine]) -> Result {
    let before = Set(old.map(\.bytes))
    let fresh = all.filter { !before.contains($0.bytes) }
    return Result(
      path: path, count: all.count,
      newLines: fresh.map { String(decoding: $0.bytes, as: UTF8.self) },
      removedCount: before.count - (all.count - fresh.count))
  }

  // MARK: Files

  private var markerName: String { ".\(name).sha256" }

  /// nil where it is not there. No link is followed: files stay in the workspace.
  private func openFolder(_ root: String) throws(FileError) -> Folder? {
    var folder = try Folder.open(root)
    for name in kind.folder.split(separator: "/") {
      guard try folder.kind(String(name)) != nil else { return nil }
      folder = try folder.folder(String(name))
    }
    return folder
  }

  private func makeFolder(_ root: String) throws(FileError) -> Folder {
    var folder = try Folder.open(root)
    for name in kind.folder.split(separator: "/") {
      if try folder.kind(String(name)) == nil { try folder.make(String(name)) }
      folder = try folder.folder(String(name))
    }
    return folder
  }

  /// The lines that were written before, none where there is no file; nil where a file is there
  /// that is not as an import left it.
  private func ownLines(in folder: borrowing Folder) throws(FileError) -> [ImportedLine]? {
    guard try folder.kind(name) != nil else { return [] }
    guard let bytes = try folder.read(name), let marker = try folder.read(markerName) else {
      return nil
    }
    let hashes = marker.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard hashes.contains(SHA256.hexadecimal(of: bytes)) else { return nil }
    return bytes.split(separator: 0x0A).compactMap { ImportedLine(kind, bytes: $0) }
  }

  /// The marker first, with the old hash beside the new one: whenever the run ends, the file is
  /// one of the two.
  private func replace(
    _ lines: [ImportedLine], in folder: borrowing Folder
  ) throws(FileError) {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line.bytes
      bytes.append(0x0A)
    }
    let hashes = [bytes, try folder.read(name)].compactMap { $0.map(SHA256.hexadecimal) }
    try put(Array(hashes.map { $0 + "\n" }.joined().utf8), as: markerName, in: folder)
    try put(bytes, as: name, in: folder)
    try folder.sync()
  }

  private func put(
    _ bytes: [UInt8], as name: String, in folder: borrowing Folder
  ) throws(FileError) {
    // Also what a run that was killed has left.
    let beside = ".\(self.name).new"
    if try folder.kind(beside) != nil { try folder.remove(beside) }
    try folder.write(beside, bytes)
    try folder.syncFileSystem()
    if try folder.kind(name) == nil {
      try folder.rename(beside, to: name)
    } else {
      try folder.exchange(beside, name)
      try folder.remove(beside)
    }
  }

  // MARK: Names

  /// Small letters, digits, `.`, `_` and `-`, not beginning with a dot, at most 64 bytes; a name
  /// that had to be changed for that carries a part of its hash, so that no two become one.
  static func slug(_ label: String) -> String {
    var bytes = label.utf8.map { byte -> UInt8 in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x2E, 0x5F, 0x2D: byte
      case 0x41...0x5A: byte + 0x20
      default: UInt8(ascii: "-")
      }
    }
    if bytes.first == UInt8(ascii: ".") { bytes[0] = UInt8(ascii: "-") }
    bytes = Array(bytes.prefix(55))
    if bytes.elementsEqual(label.utf8), !bytes.isEmpty {
      return label
    }
    let hash = SHA256.hexadecimal(of: Array(label.utf8)).prefix(8)
    return String(decoding: bytes, as: UTF8.self) + "-\(hash)"
  }
}

extension Diagnostic {
  fileprivate static func foreignFile(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP7001", .error, "the file is not as an import left it, and stays as it is",
      at: SourceLocation(path: path),
      hint: "move your own lines to another file, remove this one, and import again")
  }
}
