import Formats

/// What the new site takes over from the old one.
///
/// A file that the old manifest does not list is not ours: it is kept (a README, `.git`, a
/// CNAME). A file that it does list goes, unless it is of a dated folder that this build did not
/// produce again: what was published stays published.
struct CarryOver {
  private(set) var carried: [Manifest.File] = []
  private(set) var kept: [String] = []
  private let listed: Set<String>
  private let outputs: Set<String>
  /// Dated folders that this build produced, such as `packs/2026-11-20`.
  private let produced: Set<String>
  private var folders: Set<String>
  private let sitePath: String

  /// Somebody's own goes before the one that a build writes.
  static let readme = "README.md"

  /// Folders of dated folders.
  private static let series: Set<String> = [
    "packs", "daily", "kpi", "agent-ops", "autonomy", "vendors",
  ]

  init(old: borrowing Folder, outputs: [String], sitePath: String) throws(PublishError) {
    var bytes: [UInt8]?
    do {
      bytes = try old.read(Manifest.fileName)
    } catch {
      throw .file(error)
    }
    guard let listed = bytes.map(Manifest.listedPaths) ?? [] else {
      throw .notASite(path: sitePath)
    }
    self.listed = listed
    self.outputs = Set(outputs)
    produced = Set(outputs.compactMap(Self.datedFolder))
    folders = Set(outputs.flatMap(OutputPath.folders))
    self.sitePath = sitePath
  }

  /// `packs/2026-11-20` for a file below it; nil for a file that is in no dated folder.
  private static func datedFolder(_ path: String) -> String? {
    let names = path.split(separator: "/", maxSplits: 2)
    guard names.count == 3, series.contains(String(names[0])) else { return nil }
    return "\(names[0])/\(names[1])"
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
        } else if listed.contains(path) {
          guard let folder = Self.datedFolder(path), !produced.contains(folder) else { continue }
          try take(entry, of: old, into: new, as: path)
          carried.append(try fingerprint(entry.name, in: old, path))
        } else if path != Manifest.fileName {
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

  private func fingerprint(
    _ name: String, in folder: borrowing Folder, _ path: String
  ) throws(FileError) -> Manifest.File {
    let bytes = try folder.read(name) ?? []
    return Manifest.File(
      path: path, sha256: SHA256.hexadecimal(of: bytes), byteCount: bytes.count)
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
