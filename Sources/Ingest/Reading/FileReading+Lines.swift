import Diagnostics
import Formats
import Model

extension FileReading {
  /// Goes through the JSON lines of a file that is read as a stream, each on the tape in turn; the
  /// file's fingerprint is taken on
  /// the way. False where the file could not be read to its end.
  func eachJSONLine(_ visit: (JSONTape, JSONLines.Line) -> Void) -> Bool {
    guard var chunks = context.folder.lines(of: path, log: log) else { return false }
    var lines = JSONLines(path: path)
    while let chunk = chunks.next() {
      lines.start(chunk)
      while let line = lines.next() { visit(lines.tape, line) }
    }
    let isWhole = !chunks.isBroken
    if let (sha256, byteCount) = chunks.finish() {
      tally.passed(FileFingerprint(path: path, sha256: sha256, byteCount: byteCount))
    }
    return isWhole
  }
}
