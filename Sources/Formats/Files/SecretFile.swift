import Glibc

/// A file that only its owner may read.
package enum SecretFile {
  /// Writes a new file with mode 0600; throws EEXIST where something is there.
  package static func write(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try write(path, bytes, mode: 0o600)
  }

  /// The same for what everybody may read: mode 0644.
  package static func writePublic(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try write(path, bytes, mode: 0o644)
  }

  private static func write(
    _ path: String, _ bytes: [UInt8], mode: mode_t
  ) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number = retrying { unsafe open(path, flags, mode) }
    guard number >= 0 else { throw FileError(path: path, operation: "create", code: errno) }
    let file = Descriptor(number)
    var failure = Folder.writeAll(bytes, to: file.number)
    if failure == 0, fchmod(file.number, mode) != 0 || fsync(file.number) != 0 { failure = errno }
    if failure != 0 { throw FileError(path: path, operation: "write", code: failure) }
  }

  /// The bytes, at most 64 KiB, and whether others than the owner may read them.
  package static func read(
    _ path: String
  ) throws(FileError) -> (bytes: [UInt8], isOpenToOthers: Bool) {
    let file = try Descriptor.open(path, flags: O_RDONLY | O_NONBLOCK)
    let status = try file.status(path: path)
    guard status.isRegularFile else {
      throw FileError(path: path, operation: "read", code: EINVAL)
    }
    return (try file.read(count: 64 << 10, path: path), status.st_mode & 0o077 != 0)
  }
}
