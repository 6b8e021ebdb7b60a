import Formats

/// Files below a folder, by paths with `/`. No link is followed.
struct FolderTree: ~Copyable {
  let root: Folder

  init(_ root: consuming Folder) { self.root = root }

  /// Calls the body with the folder of a path and the name in it; the folders above are made where
  /// `isMade` says so.
  func at<Result>(
    _ path: String, isMade: Bool = false,
    _ body: (borrowing Folder, String) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 1 else { return try body(root, path) }
    var folder = try inner(of: root, parts[0], isMade)
    for part in parts.dropFirst().dropLast() { folder = try inner(of: folder, part, isMade) }
    return try body(folder, parts[parts.count - 1])
  }

  private func inner(
    of folder: borrowing Folder, _ name: String, _ isMade: Bool
  ) throws(FileError) -> Folder {
    if isMade, try folder.kind(name) == nil { try folder.make(name) }
    return try folder.folder(name)
  }

  /// Everything below that is no folder, in byte order of the paths.
  func entries() throws(FileError) -> [(path: String, kind: Folder.EntryKind)] {
    var found: [(path: String, kind: Folder.EntryKind)] = []
    // An explicit stack: the depth is whoever's who made the folder.
    var pending = [""]
    while let prefix = pending.popLast() {
      let listing =
        prefix.isEmpty
        ? try root.entries()
        : try at(String(prefix.dropLast())) { folder, name throws(FileError) in
          try folder.folder(name).entries()
        }
      for entry in listing {
        if entry.kind == .folder {
          pending.append("\(prefix)\(entry.name)/")
        } else {
          found.append(("\(prefix)\(entry.name)", entry.kind))
        }
      }
    }
    return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
