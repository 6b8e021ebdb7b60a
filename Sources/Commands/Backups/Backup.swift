import Formats

/// A dated copy of a record with its checksums.
struct Backup {
  /// What differs between a backup and its checksums.
  enum Difference: Hashable {
    case missing(String)
    case changed(String)
    case unlisted(String)
    /// A link or a device where a file is expected.
    case noFile(String)
    case brokenLine(Int)

    /// Where it is, and what it is.
    var words: String {
      switch self {
      case .missing(let path): "\(path): is not there"
      case .changed(let path): "\(path): has other bytes"
      case .unlisted(let path): "\(path): is not in the list"
      case .noFile(let path): "\(path): is a link or a device, no file"
      case .brokenLine(let number):
        "\(ChecksumList.name): line \(number) is no checksum of a file in the backup"
      }
    }

    fileprivate var path: String {
      switch self {
      case .missing(let path), .changed(let path), .unlisted(let path), .noFile(let path): path
      case .brokenLine: ChecksumList.name
      }
    }
  }

  /// As named by the person.
  let path: String
  let list: ChecksumList

  /// Opens a backup, or the newest one in a folder of backups. Throws where there is none.
  static func open(_ path: String) throws -> Backup {
    let folder = try Folder.open(path)
    if let bytes = try folder.read(ChecksumList.name) {
      return Backup(path: path, list: ChecksumList(reading: bytes))
    }
    let dated = try folder.entries().filter { $0.kind == .folder && $0.name.hasPrefix(prefix) }
    guard let newest = dated.last?.name,
      let bytes = try folder.folder(newest).read(ChecksumList.name)
    else {
      throw CommandFailure(
        .nothingBuilt, "\(path) holds no backup: there is no \(ChecksumList.name)",
        hint: "`govpack backup \(path)` makes one")
    }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    return Backup(path: "\(base)/\(newest)", list: ChecksumList(reading: bytes))
  }

  /// How the names of backups begin.
  static let prefix = "record-"

  /// All differences, by path.
  func differences() throws -> [Difference] {
    let tree = FolderTree(try Folder.open(path))
    let present = Dictionary(
      uniqueKeysWithValues: try tree.entries().map { ($0.path, $0.kind) })
    var found = list.brokenLines.map { Difference.brokenLine($0) }
    for entry in list.entries {
      switch present[entry.path] {
      case nil: found.append(.missing(entry.path))
      case .file?:
        let sha256 = try tree.at(entry.path) { folder, name throws(FileError) in
          try folder.sha256(name)
        }
        if sha256 != entry.sha256 { found.append(.changed(entry.path)) }
      case .link?, .other?, .folder?: found.append(.noFile(entry.path))
      }
    }
    let listed = Set(list.entries.map(\.path) + [ChecksumList.name])
    found += present.filter { !listed.contains($0.key) }.map { path, kind in
      kind == .file ? .unlisted(path) : .noFile(path)
    }
    return found.sorted { left, right in
      if left.path != right.path {
        return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
      }
      return left.words.utf8.lexicographicallyPrecedes(right.words.utf8)
    }
  }

  /// Writes the files into a folder that is new or empty.
  func restore(to target: String) throws {
    let place = try TargetFolder.open(target)
    try StagedFolder.make(place.name, in: place.parent, replacingEmpty: true) { staged in
      let tree = FolderTree(try Folder.open(path))
      for entry in list.entries {
        if Interruption.wasRequested { throw InterruptedError() }
        let sha256 = try tree.at(entry.path) { from, name throws(FileError) in
          try staged.at(entry.path, isMade: true) { to, _ throws(FileError) in
            try from.copy(name, into: to, as: name)
          }
        }
        guard sha256 == entry.sha256 else {
          throw CommandFailure(
            .io, "\(entry.path) changed while it was read; nothing was restored")
        }
      }
    }
  }
}
