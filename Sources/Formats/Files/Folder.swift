import CSystem
import Glibc

/// An open folder and what can be done in it by name: the way in which the site is written.
/// No name is followed where it is a symbolic link.
package struct Folder: ~Copyable, Sendable {
  let descriptor: Descriptor
  /// For messages.
  package let path: String

  private init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a folder by any path; links are followed.
  package static func open(_ path: String) throws(FileError) -> Folder {
    Folder(try Descriptor.open(path, flags: O_RDONLY | O_DIRECTORY), path: path)
  }

  /// Opens a folder by any path, and makes it and the folders above it where they are absent.
  package static func openMaking(_ path: String) throws(FileError) -> Folder {
    for end in path.indices.dropFirst() where path[end] == "/" {
      unsafe mkdir(String(path[..<end]), 0o777)
    }
    unsafe mkdir(path, 0o777)
    // Says what went wrong, if something did.
    return try open(path)
  }

  /// The path without any symbolic link in it; nil where it leads to nothing.
  package static func resolve(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(validatingCString: resolved)
  }

  /// Whether a path leads to anything. Throws where the system does not say: what cannot be looked
  /// for is not absent.
  package static func isThere(_ path: String) throws(FileError) -> Bool {
    var status = stat()
    if unsafe stat(path, &status) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw FileError(path: path, operation: "examine", code: errno)
  }

  /// Opens a folder in this one. Messages name it by its path, or as told.
  package func folder(_ name: String, shownAs shown: String? = nil) throws(FileError) -> Folder {
    Folder(try open(name, O_RDONLY | O_DIRECTORY), path: shown ?? "\(path)/\(name)")
  }

  /// Makes a folder with this mode, whatever the umask. Throws EEXIST where something is there.
  package func make(_ name: String, mode: UInt32 = 0o755) throws(FileError) {
    try check("make", name, unsafe mkdirat(descriptor.number, name, 0o700))
    try check("make", name, unsafe fchmodat(descriptor.number, name, mode, 0))
  }

  /// Writes a new file with mode 0644, whatever the umask. Not yet synced.
  package func write(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number = retrying { unsafe openat(descriptor.number, name, flags, 0o600) }
    try check("create", name, number)
    var failure = Self.writeAll(bytes, to: number)
    if failure == 0, retrying({ fchmod(number, 0o644) }) != 0 { failure = errno }
    // After EINTR the descriptor is closed all the same on Linux.
    if close(number) != 0, failure == 0, errno != EINTR { failure = errno }
    if failure != 0 { throw error("write", name, failure) }
  }

  /// Opens a new file to be written piece by piece.
  package func newFile(_ name: String) throws(FileError) -> FileWriter {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number = retrying { unsafe openat(descriptor.number, name, flags, 0o600) }
    try check("create", name, number)
    return FileWriter(Descriptor(number), path: "\(path)/\(name)")
  }

  /// Opens a regular file in this folder to be read in pieces.
  package func pieces(_ name: String) throws(FileError) -> FilePieces {
    FilePieces(try open(name, O_RDONLY | O_NONBLOCK), path: "\(path)/\(name)")
  }

  /// Returns 0 or errno.
  static func writeAll(_ bytes: [UInt8], to number: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = retrying { unsafe Glibc.write(number, rest.baseAddress, rest.count) }
        if count < 0 { return errno }
        written += count
      }
      return 0
    }
  }

  /// Opens a regular file in this folder; throws EINVAL for anything else.
  func descriptor(of name: String) throws(FileError) -> Descriptor {
    let descriptor = try open(name, O_RDONLY | O_NONBLOCK)
    guard try descriptor.status(path: "\(path)/\(name)").isRegularFile else {
      throw error("read", name, EINVAL)
    }
    return descriptor
  }

  /// The bytes of a regular file; nil where nothing of the name is there, or it is none.
  package func read(_ name: String) throws(FileError) -> [UInt8]? {
    guard let status = try status(name), status.isRegularFile else { return nil }
    let descriptor = try open(name, O_RDONLY | O_NONBLOCK)
    let size = try descriptor.status(path: name).st_size
    return try descriptor.read(count: max(0, size), path: "\(path)/\(name)")
  }

  /// The permission bits of this folder.
  package func mode() throws(FileError) -> UInt32 {
    try descriptor.status(path: path).st_mode & 0o7777
  }

  /// Gives an entry of this folder (for a symbolic link, the link itself) a second name, below
  /// another.
  package func link(
    _ name: String, into other: borrowing Folder, as path: String
  ) throws(FileError) {
    try check(
      "link", name, unsafe linkat(descriptor.number, name, other.descriptor.number, path, 0))
  }

  /// Lets two entries change places in one step.
  package func exchange(_ first: String, _ second: String) throws(FileError) {
    try checkCode("exchange", second, unsafe gp_exchange(descriptor.number, first, second))
  }

  /// Renames; throws EEXIST where the new name is taken.
  package func rename(_ name: String, to new: String) throws(FileError) {
    try checkCode("rename to", new, unsafe gp_rename_new(descriptor.number, name, new))
  }

  /// Makes this folder's own entries durable.
  package func sync() throws(FileError) {
    try check("sync", nil, retrying { fsync(descriptor.number) })
  }

  /// Makes everything durable that was written to this folder's file system: one call instead of
  /// one for each of 20 000 files.
  package func syncFileSystem() throws(FileError) {
    try checkCode("sync", nil, gp_sync_file_system(descriptor.number))
  }

  // MARK: Entries

  package enum EntryKind: Sendable { case file, folder, link, other }

  package struct Entry: Sendable {
    package let name: String
    package let kind: EntryKind
  }

  /// What a name stands for; nil where nothing is there.
  package func kind(_ name: String) throws(FileError) -> EntryKind? {
    guard let status = try status(name) else { return nil }
    if status.isRegularFile { return .file }
    if status.isFolder { return .folder }
    return status.isLink ? .link : .other
  }

  /// All entries in byte order. Throws EILSEQ for a name that is not UTF-8.
  package func entries() throws(FileError) -> [Entry] {
    var found: [(name: String, type: Int32)] = []
    let isWhole = try descriptor.eachEntry(path: path) { name, type in
      if let name { found.append((name, type)) }
      return name != nil
    }
    if !isWhole { throw FileError(path: path, operation: "list", code: EILSEQ) }
    found.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var entries: [Entry] = []
    for (name, type) in found {
      // Not every file system tells the type here.
      let kind: EntryKind? =
        switch type {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        default: try kind(name)
        }
      if let kind { entries.append(Entry(name: name, kind: kind)) }
    }
    return entries
  }

  /// Removes a file, or a folder with all that is in it.
  package func remove(_ name: String) throws(FileError) {
    if try kind(name) == .folder {
      let inner = try folder(name)
      for entry in try inner.entries() { try inner.remove(entry.name) }
      try check("remove", name, unsafe unlinkat(descriptor.number, name, AT_REMOVEDIR))
    } else {
      try check("remove", name, unsafe unlinkat(descriptor.number, name, 0))
    }
  }

  // MARK: Errors

  /// Opens a regular file in this folder to be read.
  func openFile(_ name: String) throws(FileError) -> Descriptor {
    try open(name, O_RDONLY | O_NONBLOCK)
  }

  private func open(_ name: String, _ flags: Int32) throws(FileError) -> Descriptor {
    let all = flags | O_NOFOLLOW | O_CLOEXEC
    let number = retrying { unsafe openat(descriptor.number, name, all) }
    try check("open", name, number)
    return Descriptor(number)
  }

  private func status(_ name: String) throws(FileError) -> stat? {
    var status = stat()
    if unsafe fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
    if errno == ENOENT { return nil }
    throw error("examine", name, errno)
  }

  private func error(_ operation: String, _ name: String?, _ code: Int32) -> FileError {
    FileError(path: name.map { "\(path)/\($0)" } ?? path, operation: operation, code: code)
  }

  /// For calls that return -1 and set errno.
  private func check(_ operation: String, _ name: String?, _ result: Int32) throws(FileError) {
    if result < 0 { throw error(operation, name, errno) }
  }

  /// For calls that return -errno.
  private func checkCode(_ operation: String, _ name: String?, _ result: Int32) throws(FileError) {
    if result < 0 { throw error(operation, name, -result) }
  }
}
