import Formats
import Glibc

/// What a new site takes over from the old one: packs of earlier periods, which stay published,
/// and files that people keep there (`README.md`, `.nojekyll`, `.git`).
struct CarriedFiles: ~Copyable {
  private let old: Folder
  private let staging: StagingTree
  private var entries: [ManifestEntry] = []

  /// Registers whose pages are named by their period and never replaced by a later build.
  static let dated = ["daily", "packs"]

  init(from old: consuming Folder, to staging: StagingTree) {
    self.old = old
    self.staging = staging
  }

  /// Returns the carried files that are part of the site, by path; people's own are not listed.
  consuming func carry() throws -> [ManifestEntry] {
    for entry in try old.entries() {
      if entry.name == "README.md" || entry.name.hasPrefix(".") {
        try copy(entry.name, isFolder: entry.isFolder, isListed: false)
      } else if entry.isFolder, Self.dated.contains(entry.name) {
        let periods = try old.folder(entry.name).entries()
        for period in periods where period.isFolder {
          try copy("\(entry.name)/\(period.name)", isFolder: true, isListed: true)
        }
      }
    }
    return entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func copy(_ path: String, isFolder: Bool, isListed: Bool) throws {
    // What this build made anew wins as a whole.
    if staging.folder.exists(path) { return }
    guard isFolder else { return try link(path, isListed: isListed) }
    try staging.createFolder(path)
    for entry in try old.folder(path).entries() {
      try copy("\(path)/\(entry.name)", isFolder: entry.isFolder, isListed: isListed)
    }
  }

  /// A second name for the same bytes: nothing in a site is ever written in place.
  private mutating func link(_ path: String, isListed: Bool) throws {
    guard linkat(old.descriptor, path, staging.folder.descriptor, path, 0) == 0 else {
      throw FileError(path: "\(old.path)/\(path)", operation: "carry over", code: errno)
    }
    guard isListed else { return }
    let bytes = try old.read(path)
    entries.append(
      ManifestEntry(path: path, sha256: SHA256.hexadecimal(of: bytes), byteCount: bytes.count))
  }
}

extension Folder {
  /// The bytes of a regular file.
  borrowing func read(_ name: String) throws(FileError) -> [UInt8] {
    let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      throw FileError(path: "\(path)/\(name)", operation: "open", code: errno)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk.prefix(count)
      } else if errno != EINTR {
        throw FileError(path: "\(path)/\(name)", operation: "read", code: errno)
      }
    }
  }
}
