import Formats
import Glibc
import Render
import Synchronization

/// The new site while it grows, in a hidden folder beside the old one. Remembers the hash of
/// every file for the manifest.
package final class StagingTree: OutputTree {
  let folder: Folder
  private let state = Mutex(State())

  private struct State {
    var folders: Set<String> = []
    var files: [String: ManifestEntry] = [:]
  }

  init(_ folder: consuming Folder) { self.folder = folder }

  package func add(_ path: String, _ bytes: [UInt8]) throws {
    precondition(Self.isSafe(path), "a path that could leave the site: \(path)")
    let entry = ManifestEntry(
      path: path, sha256: SHA256.hexadecimal(of: bytes), byteCount: bytes.count)
    try state.withLock { state in
      let old = state.files.updateValue(entry, forKey: path)
      precondition(old == nil, "two files of one path: \(path)")
      try createFolders(above: path, &state)
    }
    try folder.write(path, bytes)
  }

  /// The files so far, by path.
  var entries: [ManifestEntry] {
    state.withLock { Array($0.files.values) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  func createFolder(_ path: String) throws {
    try state.withLock { try createFolders(above: path + "/", &$0) }
  }

  private func createFolders(above path: String, _ state: inout State) throws(FileError) {
    for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") {
      let folder = String(path.utf8.prefix(index)) ?? path
      if state.folders.insert(folder).inserted { try self.folder.create(folder) }
    }
  }

  /// Relative, without empty, `.` or `..` parts, without NUL, no part over 255 bytes.
  static func isSafe(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return !path.utf8.contains(0)
      && parts.allSatisfy { part in
        !part.isEmpty && part.count <= 255 && !part.elementsEqual(".".utf8)
          && !part.elementsEqual("..".utf8)
      }
  }
}
