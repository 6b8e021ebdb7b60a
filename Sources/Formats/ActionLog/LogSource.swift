import CLineScan
package import Diagnostics
import Glibc

/// One file of the log, open for reading at any place, by several threads. What is appended to it
/// after it was opened is not read.
package final class LogSource: Sendable {
  package let path: String
  /// In bytes, as it lies there.
  package let byteCount: Int
  /// Which file it is, and when it was written last.
  package let identity: FileIdentity
  private let descriptor: Descriptor

  init(_ descriptor: consuming Descriptor, path: String, status: stat) {
    self.path = path
    byteCount = max(0, Int(status.st_size))
    identity = FileIdentity(status)
    self.descriptor = descriptor
  }

  package var isCompressed: Bool { path.hasSuffix(".gz") || path.hasSuffix(".zst") }

  /// The parts of a file that is not compressed: the lines that begin in one step of a grid of
  /// fixed width. Appending changes the last part alone.
  package var partCount: Int { (byteCount + LogLines.gridSize - 1) / LogLines.gridSize }

  /// Fills the buffer from a place in the file, up to the size that it had when it was opened.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StreamFault) -> Int {
    let wanted = min(buffer.count, byteCount - offset)
    var filled = 0
    while filled < wanted {
      let count = retrying {
        unsafe pread(
          descriptor.number, buffer.baseAddress.map { unsafe $0 + filled }, wanted - filled,
          off_t(offset + filled))
      }
      if count < 0 { throw .file(FileError(path: path, operation: "read", code: errno)) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// A hash of the first and the last block of what the file's first `count` bytes are; nil where
  /// they cannot be read. It tells whether a file that has grown is still the same one.
  package func endsHash(of count: Int) -> TextHash? {
    let length = min(64 << 10, count)
    var bytes: [UInt8] = []
    for start in [0, count - length] {
      var block = [UInt8](repeating: 0, count: length)
      var space = block.mutableSpan
      let filled = try? unsafe space.withUnsafeMutableBytes { (bytes) throws(StreamFault) in
        unsafe try read(at: start, into: bytes)
      }
      guard filled == length else { return nil }
      bytes += block
    }
    return ContentHash.of(bytes)
  }
}

/// Which file it is, and when its content and its own record were changed last, in nanoseconds
/// since 1970.
package struct FileIdentity: BitwiseCopyable, Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64
  package let modified: Int64
  package let changed: Int64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
  }
}

extension WorkspaceFolder {
  /// Opens a file of the log; nil where it is absent, or with a diagnostic where it cannot be read.
  package func logSource(_ path: String, log: DiagnosticLog) -> LogSource? {
    do throws(FileError) {
      let descriptor = try folder.open(path)
      let status = try descriptor.status(path: path)
      guard status.isRegularFile else {
        log.add(status.isFolder ? .isFolder(path) : .isSpecial(path))
        return nil
      }
      return LogSource(descriptor, path: path, status: status)
    } catch {
      if let diagnostic = explain(error) { log.add(diagnostic) }
      return nil
    }
  }
}
