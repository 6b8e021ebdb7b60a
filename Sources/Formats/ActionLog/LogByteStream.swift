package import Diagnostics

/// A compressed file of the log, to be read once from start to end.
package final class LogByteStream {
  let content: any ByteSource
  private let file: FileStream

  init(_ file: FileStream) {
    self.file = file
    content = file.path.hasSuffix(".gz") ? GzipStream(file) : ZstdStream(file)
  }

  /// The digest of the whole file, the bytes that were read among it; nil where it cannot be read
  /// to its end. To be asked once.
  package func digest() -> SHA256.Stream? { file.wholeDigest() }
}

extension WorkspaceFolder {
  /// Opens a compressed file of the log; nil with a diagnostic where it cannot be read.
  package func logStream(_ path: String, log: DiagnosticLog) -> LogByteStream? {
    open(path, log: log).map(LogByteStream.init)
  }
}
