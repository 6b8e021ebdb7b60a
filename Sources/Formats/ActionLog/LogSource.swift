import CLineScan
package import Diagnostics
import Glibc

/// One file of the log, open for reading at any place, by several threads. What is appended to it
/// after it was opened is not read.
package final class LogSource: Sendable {
  package let path: String
  /// In bytes, as it lies there.
  package let byteCount: Int
  private let descriptor: Descriptor

  init(_ descriptor: consuming Descriptor, path: String, byteCount: Int) {
    self.path = path
    self.byteCount = byteCount
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
      return LogSource(descriptor, path: path, byteCount: max(0, Int(status.st_size)))
    } catch {
      if let diagnostic = explain(error) { log.add(diagnostic) }
      return nil
    }
  }
}
