import CLineScan
package import Diagnostics
import Glibc

/// Goes through the lines of the log, part by part, for one thread. It holds a piece of the file
/// and never more than one line beside it, whatever the length of either.
@safe package final class LogLines {
  /// Bytes of one line; what is longer is no record.
  package static let lineLimit = 1 << 20
  /// Lines that begin in one step of this grid make one part.
  package static let gridSize = 8 << 20
  /// Bytes read at once: they stay in the processor's cache until they are parsed.
  static let blockSize = 256 << 10

  /// What `next` came to.
  package enum Step: Sendable {
    /// A record.
    case line
    /// A line that is not read; see `fault`.
    case fault
    /// No line begins in this part any more.
    case end
  }

  /// Of the lines that were read in this part, blank ones too.
  package private(set) var lineCount: UInt32 = 0
  /// Of the line before, where it was one.
  package private(set) var fault = ActionLogFault(reason: .unexpected)

  private let decoder = ActionLogDecoder()
  /// A line's beginning stands before the block whose bytes go on with it, so that the block may
  /// begin at a page: the kernel copies several times as fast to one.
  private let buffer: UnsafeMutableRawPointer
  private let blockStart = LogLines.lineLimit + 4096
  private var origin = Origin.none
  /// The bytes not yet used, as offsets in the buffer; `scanned` of them hold no line end.
  private var low = 0
  private var high = 0
  private var scanned = 0
  /// Where `low` and the next block stand in the file's content.
  private var place = 0
  private var readPlace = 0
  /// Where the part ends.
  private var limit = 0
  private var isAtEnd = false
  private var hash: gp_hash128?
  private var lineStart = 0
  private var lineLength = 0

  private enum Origin {
    case none
    case grid(LogSource)
    case stream(any ByteSource)
  }

  package init() {
    let size = Self.lineLimit + 4096 + Self.blockSize + Int(GP_SCAN_PADDING)
    unsafe buffer = .allocate(byteCount: size, alignment: 4096)
    // The padding is read, though never looked at.
    unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0, count: size)
  }

  deinit { unsafe buffer.deallocate() }

  // MARK: Parts

  /// Begins with one part of a file that is not compressed.
  package func begin(_ source: LogSource, part: Int) throws(LogReadError) {
    reset(.grid(source))
    let start = part * Self.gridSize
    limit = min(start + Self.gridSize, source.byteCount)
    hash = unsafe gp_hash(buffer, 0, 1)
    // The byte before tells whether a line begins right at the step.
    readPlace = max(0, start - 1)
    place = readPlace
    try fill(upTo: start + Self.blockSize)
    if part > 0 { try skipToLine() } else { skipMark() }
    takeHash(from: low)
  }

  /// Begins with a compressed file.
  package func begin(_ stream: LogByteStream) throws(LogReadError) {
    reset(.stream(stream.content))
    limit = Self.gridSize
    try fill(upTo: Self.blockSize)
    skipMark()
  }

  /// Goes on to the next part of a compressed file; false at its end.
  package func beginNextPart() -> Bool {
    if isAtEnd, low == high { return false }
    while limit <= place { limit += Self.gridSize }
    lineCount = 0
    return true
  }

  private func reset(_ origin: Origin) {
    self.origin = origin
    (low, high, scanned, place, readPlace) = (blockStart, blockStart, 0, 0, 0)
    isAtEnd = false
    hash = nil
    lineCount = 0
  }

  /// A byte order mark at the start of the file is no part of its first line.
  private func skipMark() {
    guard high - low >= 3 else { return }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for index in 0..<3 where byte(low + index) != mark[index] { return }
    low += 3
    place += 3
  }

  /// To the first line that begins at or behind the step; to the limit where there is none.
  private func skipToLine() throws(LogReadError) {
    while true {
      let end = unsafe gp_scan_line_end(bytes(low), high - low)
      if low + end < high {
        low += end + 1
        place += end + 1
        return
      }
      place += high - low
      low = high
      if isAtEnd || place >= limit { return }
      try fill(upTo: readPlace + Self.blockSize)
    }
  }

  // MARK: Lines

  /// Reads the next line that is not blank.
  package func next(_ line: inout ActionLogLine) throws(LogReadError) -> Step {
    while place < limit {
      guard let length = try lineEnd() else {
        if place >= limit { break }
        return low == high ? .end : try overlong()
      }
      let hasEnd = low + length < high
      let start = low
      low += length + (hasEnd ? 1 : 0)
      place += length + (hasEnd ? 1 : 0)
      scanned = 0
      let number = lineCount
      lineCount += 1
      (lineStart, lineLength) = (start, length)
      if length > Self.lineLimit {
        fault = ActionLogFault(reason: .overlong, number: number)
        return .fault
      }
      guard let found = unsafe decoder.decode(bytes(start), length: length, into: &line) else {
        line.number = number
        return .line
      }
      if isBlank(start, length) { continue }
      fault = found
      fault.number = number
      if !hasEnd, found.reason.rawValue < ActionLogFault.Reason.notAnObject.rawValue {
        fault.reason = .torn
      }
      return .fault
    }
    return .end
  }

  /// The length of the line at `low`; nil where it is longer than what is held, or there is none.
  private func lineEnd() throws(LogReadError) -> Int? {
    while true {
      let from = low + scanned
      let length = unsafe gp_scan_line_end(bytes(from), high - from)
      if from + length < high { return scanned + length }
      scanned = high - low
      if isAtEnd {
        // Ends the search of the scanner.
        unsafe buffer.storeBytes(of: 0, toByteOffset: high, as: UInt8.self)
        return low == high ? nil : scanned
      }
      if scanned > Self.lineLimit { return nil }
      try fill(upTo: readPlace + Self.blockSize)
      takeHash(from: blockStart)
    }
  }

  /// Skips a line that is too long to be held.
  private func overlong() throws(LogReadError) -> Step {
    fault = ActionLogFault(reason: .overlong, number: lineCount)
    lineCount += 1
    lineStart = low
    lineLength = high - low
    excerptOfOverlong = excerpt
    defer { lineLength = 0 }
    while true {
      let end = unsafe gp_scan_line_end(bytes(low), high - low)
      if low + end < high {
        low += end + 1
        place += end + 1
        break
      }
      place += high - low
      low = high
      if isAtEnd { break }
      if case .grid = origin, place >= limit { break }
      try fill(upTo: readPlace + Self.blockSize)
      takeHash(from: blockStart)
    }
    scanned = 0
    return .fault
  }

  private func isBlank(_ start: Int, _ length: Int) -> Bool {
    for index in start..<(start + length) {
      switch byte(index) {
      case 0x20, 0x09, 0x0D: break
      default: return false
      }
    }
    return true
  }

  // MARK: Texts

  private var excerptOfOverlong = ""

  /// The first bytes of the line read last, for messages.
  package var excerpt: String {
    if lineLength == 0 { return excerptOfOverlong }
    let count = min(lineLength, 400)
    let text = unsafe UnsafeRawBufferPointer(start: buffer + lineStart, count: count)
    return unsafe String(
      decoding: text.last == 0x0D ? text.dropLast() : text[...], as: UTF8.self)
  }

  /// The whole line read last.
  package var text: String {
    unsafe String(
      decoding: UnsafeRawBufferPointer(start: buffer + lineStart, count: lineLength),
      as: UTF8.self)
  }

  /// A text of the line read last.
  package func string(_ text: ActionLogLine.Text) -> String { decoder.string(text) }

  /// A field of the line read last, where it is a string.
  package func string(_ field: ActionLogField) -> String? { decoder.string(field) }

  // MARK: Reading

  private func bytes(_ offset: Int) -> UnsafePointer<UInt8> {
    unsafe UnsafePointer((buffer + offset).assumingMemoryBound(to: UInt8.self))
  }

  private func byte(_ offset: Int) -> UInt8 {
    unsafe buffer.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Reads on to a place in the content. What is not used yet is moved before the block.
  private func fill(upTo target: Int) throws(LogReadError) {
    let rest = high - low
    unsafe memmove(buffer + blockStart - rest, buffer + low, rest)
    low = blockStart - rest
    high = blockStart
    let wanted = target - readPlace
    do throws(StreamFault) {
      while high - blockStart < wanted, !isAtEnd {
        let room = unsafe UnsafeMutableRawBufferPointer(
          start: buffer + high, count: wanted - (high - blockStart))
        let count: Int
        switch origin {
        case .none: count = 0
        case .grid(let source): count = unsafe try source.read(at: readPlace, into: room)
        case .stream(let stream): count = unsafe try stream.read(into: room)
        }
        isAtEnd = count == 0
        high += count
        readPlace += count
      }
    } catch {
      isAtEnd = true
      throw LogReadError(error)
    }
  }
}

/// A file of the log that cannot be read to its end.
package struct LogReadError: Error, Sendable {
  private let fault: StreamFault

  init(_ fault: StreamFault) { self.fault = fault }

  package func diagnostic(_ path: String) -> Diagnostic { .brokenStream(fault, path) }
}

/// A compressed file of the log, to be read once from start to end.
package final class LogByteStream {
  let content: any ByteSource
  private let file: FileStream

  init(_ file: FileStream) {
    self.file = file
    content = file.path.hasSuffix(".gz") ? GzipStream(file) : ZstdStream(file)
  }
}

extension WorkspaceFolder {
  /// Opens a compressed file of the log; nil with a diagnostic where it cannot be read.
  package func logStream(_ path: String, log: DiagnosticLog) -> LogByteStream? {
    open(path, log: log).map(LogByteStream.init)
  }
}

// MARK: The content's key

extension LogLines {
  /// Takes the bytes of the block from an offset on into the key, but for those behind the limit.
  private func takeHash(from offset: Int) {
    guard let before = hash else { return }
    let behind = readPlace - limit
    let end = high - max(0, behind)
    if end > offset { hash = unsafe gp_hash_more(before, bytes(offset), end - offset) }
  }

  /// The key of the part's lines, after its last one: what lies in the cache under the same key
  /// came of the same bytes. nil for a compressed file, whose own hash is its key.
  package func partKey() throws(LogReadError) -> TextHash? {
    guard case .grid(let source) = origin, let hash else { return nil }
    return try Self.closed(hash, source, limit)
  }

  /// The same without parsing.
  package func partKey(of source: LogSource, part: Int) throws(LogReadError) -> TextHash {
    try begin(source, part: part)
    while readPlace < limit, !isAtEnd {
      low = high
      try fill(upTo: readPlace + Self.blockSize)
      takeHash(from: blockStart)
    }
    return try Self.closed(hash ?? gp_hash128(), source, limit)
  }

  /// With the rest of the last line, which lies behind the limit.
  private static func closed(
    _ hash: gp_hash128, _ source: LogSource, _ limit: Int
  ) throws(LogReadError) -> TextHash {
    var hash = hash
    var block = [UInt8](repeating: 0, count: 1 << 12)
    var place = limit - 1
    var isDone = limit == 0
    while !isDone, place < limit + lineLimit {
      var space = block.mutableSpan
      let (count, end) = try unsafe space.withUnsafeMutableBytes {
        (bytes) throws(LogReadError) in
        let count: Int
        do throws(StreamFault) {
          count = unsafe try source.read(at: place, into: bytes)
        } catch {
          throw LogReadError(error)
        }
        let start = unsafe UnsafePointer(bytes.baseAddress!.assumingMemoryBound(to: UInt8.self))
        let end = unsafe gp_scan_line_end(start, count)
        hash = unsafe gp_hash_more(hash, start, end)
        return (count, end)
      }
      isDone = count == 0 || end < count
      place += count
    }
    return TextHash(high: hash.high, low: hash.low)
  }
}
