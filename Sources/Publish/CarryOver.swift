import Formats

/// What the new site takes over from the old one.
///
/// A file that the old manifest does not list is not ours: it is kept (a README, `.git`, a
/// CNAME). A file that it does list goes, unless it is of a pack that this build did not produce
/// again: what was published stays published, with the hash that it was published with, so that a
/// file that somebody changed meanwhile is no part of the record.
struct CarryOver {
  private(set) var carried: [Manifest.File] = []
  private(set) var kept: [String] = []
  private let listed: [String: Manifest.File]
  private let outputs: Set<String>
  /// Packs that this build produced.
  private let produced: Set<String>
  /// Files of `history/` that stay.
  private let history: Set<String>
  private var folders: Set<String>
  private let sitePath: String

  /// Somebody's own goes before the one that a build writes.
  static let readme = "README.md"

  init(
    old: borrowing Folder, manifest: Manifest? = nil, outputs: [String],
    history: Set<String> = [], sitePath: String
  ) throws(PublishError) {
    var known = manifest
    if known == nil { known = try Self.manifest(of: old, sitePath) }
    let files = known?.files ?? []
    listed = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.outputs = Set(outputs)
    produced = Set(outputs.compactMap(PackFolder.of))
    self.history = history
    folders = Set(outputs.flatMap(OutputPath.folders))
    self.sitePath = sitePath
  }

  /// nil where the old site is a folder that was never published to.
  private static func manifest(
    of old: borrowing Folder, _ sitePath: String
  ) throws(PublishError) -> Manifest? {
    let bytes: [UInt8]?
    do {
      bytes = try old.read(Manifest.fileName)
    } catch {
      throw .file(error)
    }
    guard let bytes else { return nil }
    guard let manifest = Manifest.read(bytes) else { throw .notASite(path: sitePath) }
    return manifest
  }

  private func stays(_ path: String) -> Bool {
    if let pack = PackFolder.of(path) { return !produced.contains(pack) }
    return history.contains(path) && !outputs.contains(path)
  }

  /// Links, or where that cannot be copies, into the new site.
  mutating func run(
    from old: borrowing Folder, into new: borrowing Folder, below prefix: String = ""
  ) throws(PublishError) {
    do {
      for entry in try old.entries() {
        let path = prefix + entry.name
        if entry.kind == .folder {
          try run(from: try old.folder(entry.name), into: new, below: "\(path)/")
        } else if let file = listed[path] {
          guard stays(path) else { continue }
          try take(entry, of: old, into: new, as: path)
          carried.append(file)
        } else if !Publication.unlisted.contains(path) {
          if outputs.contains(path) {
            // The very bytes that go there now: a first build over a site that was checked in.
            if try old.read(entry.name) == (try new.read(path)) { continue }
            guard path == Self.readme else {
              throw PublishError.inTheWay(path: "\(sitePath)/\(path)")
            }
            try new.remove(path)
          }
          try take(entry, of: old, into: new, as: path)
          if !Self.isHidden(path) { kept.append(path) }
        }
      }
      // An empty folder counts only where it is somebody else's, such as `.git/refs/tags`.
      if Self.isHidden(prefix) { try makeFolders(above: prefix, old, into: new) }
    } catch let error as FileError {
      throw .file(error)
    } catch let error as PublishError {
      throw error
    } catch {
      preconditionFailure("files throw nothing else")
    }
  }

  private static func isHidden(_ path: String) -> Bool {
    path.utf8.first == UInt8(ascii: ".")
  }

  private mutating func makeFolders(
    above path: String, _ old: borrowing Folder, into new: borrowing Folder
  ) throws(FileError) {
    for folder in OutputPath.folders(above: path) where folders.insert(folder).inserted {
      try new.make(folder, mode: try old.mode())
    }
  }

  private mutating func take(
    _ entry: Folder.Entry, of old: borrowing Folder, into new: borrowing Folder, as path: String
  ) throws(FileError) {
    try makeFolders(above: path, old, into: new)
    do {
      try old.link(entry.name, into: new, as: path)
    } catch {
      // Another file system, or one that has no hard links or forbids them.
      guard entry.kind == .file, let bytes = try old.read(entry.name) else { throw error }
      try new.write(path, bytes)
    }
  }
}
