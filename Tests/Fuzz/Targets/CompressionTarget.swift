import Diagnostics
import Formats

/// A gzip or Zstandard stream; the first byte says which. What comes out has a limit, and what lies
/// on the disk is hashed to its end whatever comes out.
struct CompressionTarget: FuzzTarget {
  func take(_ bytes: [UInt8]) {
    guard let form = bytes.first else { return }
    let path = form % 2 == 0 ? "lines.gz" : "lines.zst"
    WorkingFolder.write(path, bytes.dropFirst())
    let log = DiagnosticLog()
    guard var chunks = WorkingFolder.folder.lines(of: path, log: log) else {
      preconditionFailure("the file is there: \(log.sorted)")
    }
    var lineCount = 0
    while let chunk = chunks.next() {
      precondition(chunk.firstLine > lineCount, "lines are counted on")
      lineCount = chunk.firstLine
    }
    let count = chunks.finish()?.byteCount
    precondition(count == bytes.count - 1, "the file is hashed whole")
  }
}
