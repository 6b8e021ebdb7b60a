import CSystem
import Glibc

/// A new file that is written piece by piece, with the SHA-256 of what was written.
package struct FileWriter: ~Copyable {
  private let descriptor: Descriptor
  private let path: String
  private var digest = SHA256.Stream()
  private var pending: [UInt8] = []
  private var byteCount = 0
  private static let size = 1 << 20

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  package mutating func write(_ bytes: [UInt8]) throws(FileError) {
    pending += bytes
    if pending.count >= Self.size { try flush() }
  }

  private mutating func flush() throws(FileError) {
    digest.update(pending)
    byteCount += pending.count
    let failure = Folder.writeAll(pending, to: descriptor.number)
    if failure != 0 { throw FileError(path: path, operation: "write", code: failure) }
    // Whoever syncs at the end then waits for the last piece alone.
    gp_begin_writing(descriptor.number, Int64(byteCount - pending.count), Int64(pending.count))
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes what is left, and gives the hash of the whole in lower-case hexadecimal and its length.
  /// `isDurable` waits until the disk has it; without that the caller syncs.
  package consuming func finish(
    isDurable: Bool = true
  ) throws(FileError) -> (sha256: String, byteCount: Int) {
    try flush()
    let number = descriptor.number
    if retrying({ fchmod(number, 0o644) }) != 0 || isDurable && retrying({ fsync(number) }) != 0 {
      throw FileError(path: path, operation: "write", code: errno)
    }
    return (digest.finish(), byteCount)
  }
}
