package import Diagnostics

/// A file of the workspace as a stream of chunks of whole lines, decompressed where its name ends
/// in `.gz` or `.zst`, and hashed as it passes. Its size is not limited, its memory is.
///
/// The chunks stand for themselves: they may be worked on one by one or by several threads.
package struct LineChunks: ~Copyable {
  /// Bytes of one line; what is longer is no record.
  package static let lineLimit = 1 << 20
  /// Bytes read at once.
  private static let step = 1 << 20

  package let path: String
  private let file: FileStream
  private let source: any ByteSource
  private let log: DiagnosticLog
  /// The beginning of a line whose end is not yet read.
  private var rest: [UInt8] = []
  private var line = 1
  private var isAtStart = true
  private var isAtEnd = false
  /// Whether something of the file could not be read.
  package private(set) var isBroken = false
  /// In a line that is too long, up to its end.
  private var isSkipping = false

  init(_ file: FileStream, log: DiagnosticLog) {
    self.file = file
    self.log = log
    path = file.path
    if path.hasSuffix(".gz") {
      source = GzipStream(file)
    } else if path.hasSuffix(".zst") {
      source = ZstdStream(file)
    } else {
      source = file
    }
  }

  /// The next lines; nil at the end, or with a diagnostic where the file cannot be read further.
  package mutating func next() -> LineChunk? {
    while !isAtEnd || !rest.isEmpty {
      var bytes = fill()
      if isSkipping { bytes = skipped(bytes) }
      guard let lineEnd = bytes.lastIndex(of: 0x0A) else {
        if isAtEnd {
          rest = []
          if !bytes.isEmpty { return chunk(bytes, end: bytes.count) }
        } else if bytes.count > Self.lineLimit {
          isSkipping = true
          rest = []
          return overlong(bytes)
        } else {
          rest = bytes
        }
        continue
      }
      rest = Array(bytes[(lineEnd + 1)...])
      return chunk(bytes, end: lineEnd + 1)
    }
    return nil
  }

  /// The SHA-256 and length of the file as it lies in the workspace, compressed or not, read to
  /// its end; nil where that fails.
  package consuming func finish() -> (sha256: String, byteCount: Int)? { file.finish() }

  // MARK: Reading

  /// What is left of the bytes before, and the next ones.
  private mutating func fill() -> [UInt8] {
    guard !isAtEnd else { return rest }
    var fault: StreamFault?
    var isDone = false
    let (rest, source) = (rest, source)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: rest.count + Self.step) {
      buffer, filled in
      let space = UnsafeMutableRawBufferPointer(buffer)
      unsafe space.copyBytes(from: rest)
      filled = rest.count
      do throws(StreamFault) {
        while filled < space.count, !isDone {
          let count = try unsafe source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: space[filled...]))
          filled += count
          isDone = count == 0
        }
      } catch {
        fault = error
      }
    }
    if let fault {
      log.add(.brokenStream(fault, path))
      isBroken = fault != .trailing
    }
    isAtEnd = isDone || fault != nil
    return bytes
  }

  // MARK: Chunks

  private mutating func chunk(_ bytes: [UInt8], end: Int) -> LineChunk {
    let hasMark = isAtStart && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    isAtStart = false
    defer { line += Self.lineEnds(in: bytes, to: end) }
    return LineChunk(
      bytes: bytes, start: hasMark ? 3 : 0, end: end, firstLine: line, isOverlong: false)
  }

  private mutating func overlong(_ bytes: [UInt8]) -> LineChunk {
    isAtStart = false
    let beginning = Array(bytes.prefix(400))
    return LineChunk(
      bytes: beginning, start: 0, end: beginning.count, firstLine: line, isOverlong: true)
  }

  /// What follows the end of the line that is too long.
  private mutating func skipped(_ bytes: [UInt8]) -> [UInt8] {
    guard let end = bytes.firstIndex(of: 0x0A) else { return [] }
    isSkipping = false
    line += 1
    return Array(bytes[(end + 1)...])
  }

  /// Eight bytes at a time, each that is LF a bit.
  private static func lineEnds(in bytes: [UInt8], to end: Int) -> Int {
    let sevens: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let raw = unsafe bytes.span.bytes
    var count = 0
    var here = 0
    while here + 8 <= end {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: here, as: UInt64.self)
      let match = word ^ 0x0A0A_0A0A_0A0A_0A0A
      count += (~((match & sevens &+ sevens) | match | sevens)).nonzeroBitCount
      here += 8
    }
    while here < end {
      if bytes[here] == 0x0A { count += 1 }
      here += 1
    }
    return count
  }
}

extension WorkspaceFolder {
  /// Opens a file to be read by lines. nil where it is absent, or with a diagnostic where it is
  /// unreadable or no regular file.
  package func lines(of path: String, log: DiagnosticLog) -> LineChunks? {
    open(path, log: log).map { LineChunks($0, log: log) }
  }
}
