import CSystem
import Formats
import Glibc

/// An open folder: everything below it is named relative to its descriptor, so that nothing
/// outside can be reached by a renamed parent. Closed with its owner.
struct Folder: ~Copyable, Sendable {
  let descriptor: Int32
  /// For messages.
  let path: String

  init(_ path: String) throws(FileError) {
    try self.init(beneath: AT_FDCWD, path, path: path)
  }

  private init(beneath descriptor: Int32, _ name: String, path: String) throws(FileError) {
    self.path = path
    self.descriptor = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard self.descriptor >= 0 else {
      throw FileError(path: path, operation: "open", code: errno)
    }
  }

  deinit { close(descriptor) }

  func folder(_ name: String) throws(FileError) -> Folder {
    try Folder(beneath: descriptor, name, path: "\(path)/\(name)")
  }

  /// Creates a folder that must not exist, with mode 0755 whatever the process's umask.
  func create(_ name: String) throws(FileError) {
    guard mkdirat(descriptor, name, 0o755) == 0, fchmodat(descriptor, name, 0o755, 0) == 0 else {
      throw error(name, "create")
    }
  }

  /// Writes a file that must not exist, with mode 0644 whatever the process's umask.
  func write(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, name, flags, 0o644)
    guard file >= 0 else { throw error(name, "create") }
    var failure: Int32 = fchmod(file, 0o644) == 0 ? 0 : errno
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while failure == 0, written < buffer.count {
        let count = Glibc.write(
          file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count >= 0 { written += count } else if errno != EINTR { failure = errno }
      }
    }
    // Some file systems report a full disk only here. After EINTR the file is closed on Linux.
    if close(file) != 0, failure == 0, errno != EINTR { failure = errno }
    guard failure == 0 else {
      throw FileError(path: "\(path)/\(name)", operation: "write", code: failure)
    }
  }

  /// The names in the folder, in byte order, each with whether it is a folder (not a link to one).
  func entries() throws(FileError) -> [(name: String, isFolder: Bool)] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { throw error(".", "list") }
    defer { closedir(stream) }
    var result: [(name: String, isFolder: Bool)] = []
    var type: UInt8 = 0
    var failure: Int32 = 0
    while let entry = gp_next_entry(stream, &type, &failure) {
      let name = String(cString: entry)
      if name == "." || name == ".." { continue }
      result.append((name, try isFolder(name)))
    }
    guard failure == 0 else { throw FileError(path: path, operation: "list", code: failure) }
    return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// nil where there is no such entry.
  func exists(_ name: String) -> Bool {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
  }

  private func isFolder(_ name: String) throws(FileError) -> Bool {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw error(name, "examine")
    }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// Deletes an entry with everything below it; links are deleted, never followed.
  func remove(_ name: String) throws(FileError) {
    if unlinkat(descriptor, name, 0) == 0 || errno == ENOENT { return }
    guard errno == EISDIR || errno == EPERM else { throw error(name, "delete") }
    do {
      let inner = try folder(name)
      for entry in try inner.entries() { try inner.remove(entry.name) }
    }
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else { throw error(name, "delete") }
  }

  /// Makes the entries themselves outlive a power cut.
  func sync() throws(FileError) {
    while fsync(descriptor) != 0 {
      guard errno == EINTR else { throw error(".", "sync") }
    }
  }

  private func error(_ name: String, _ operation: String) -> FileError {
    FileError(path: name == "." ? path : "\(path)/\(name)", operation: operation, code: errno)
  }
}
