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
  /// Where a part is hashed too, the whole of it is read first: what is hashed is what is parsed.
  private let firstBlock: Int

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
  package var lineCount: UInt32 { linesRead }
  /// Of the line before, where it was one.
  package var fault: ActionLogFault { lastFault }

  // What only this file sees is not guarded against a second access while the program runs.
  private var linesRead: UInt32 = 0
  private var lastFault = ActionLogFault(reason: .unexpected)

  private let decoder = ActionLogDecoder()
  /// A line's beginning stands before the block whose bytes go on with it, so that the block may
  /// begin at a page: the kernel copies several times as fast to one.
  private let buffer: UnsafeMutableRawPointer
  private let byteCount: Int
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
  private(set) var limit = 0
  private var isAtEnd = false
  private var lineStart = 0
  private var lineLength = 0

  /// How much is read on: little for the rest of a line that another part goes on behind.
  private var step: Int {
    if case .grid = origin, readPlace >= limit { return 64 << 10 }
    return Self.blockSize
  }

  private enum Origin {
    case none
    case grid(LogSource)
    case stream(any ByteSource)
  }

  /// `holdsParts`: whether parts are to be hashed.
  package init(holdsParts: Bool = false) {
    firstBlock = holdsParts ? Self.gridSize : Self.blockSize
    // One more byte: the one before a part.
    let size = Self.lineLimit + 4096 + firstBlock + 1 + Int(GP_SCAN_PADDING)
    // Pages of zeros: the padding is read, though never looked at.
    let pages = unsafe mmap(
      nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pages = unsafe pages, unsafe pages != MAP_FAILED else {
      preconditionFailure("there is memory for a piece of the log")
    }
    unsafe buffer = unsafe pages
    byteCount = size
  }

  deinit { unsafe munmap(buffer, byteCount) }

  // MARK: Parts

  /// Begins with one part of a file that is not compressed. The bytes of its step of the grid go
  /// to the digest; then the reader has to be one that holds parts.
  package func begin(
    _ source: LogSource, part: Int, digest: SharedDigest? = nil
  ) throws(LogReadError) {
    reset(.grid(source))
    let start = part * Self.gridSize
    limit = min(start + Self.gridSize, source.byteCount)
    // The byte before tells whether a line begins right at the step.
    readPlace = max(0, start - 1)
    place = readPlace
    do throws(LogReadError) {
      try fill(upTo: start + firstBlock)
    } catch {
      digest?.fail()
      throw error
    }
    if let digest { hash(into: digest, part, from: start - place, count: limit - start) }
    if part > 0 { try skipToLine() } else { skipMark() }
  }

  private func hash(into digest: SharedDigest, _ part: Int, from: Int, count: Int) {
    precondition(firstBlock == Self.gridSize, "a reader that hashes parts holds them")
    let start = blockStart + from
    // The file has become shorter while it was read.
    if high - start < count { return digest.fail() }
    unsafe digest.take(part, UnsafeRawBufferPointer(start: buffer + start, count: count))
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
    linesRead = 0
    return true
  }

  private func reset(_ origin: Origin) {
    self.origin = origin
    (low, high, scanned, place, readPlace) = (blockStart, blockStart, 0, 0, 0)
    isAtEnd = false
    linesRead = 0
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
      try fill(upTo: readPlace + step)
    }
  }

  // MARK: Lines

  /// Reads the next line that is not blank.
  package func next(_ line: inout ActionLogLine) throws(LogReadError) -> Step {
    while place < limit {
      let known = unsafe decoder.findKnown(bytes(low), held: high - low)
      let ended: Int?
      if let known { ended = known } else { ended = try lineEnd() }
      guard let length = ended else {
        if place >= limit { break }
        return low == high ? .end : try overlong()
      }
      let hasEnd = low + length < high
      let start = low
      low += length + (hasEnd ? 1 : 0)
      place += length + (hasEnd ? 1 : 0)
      scanned = 0
      let number = linesRead
      linesRead += 1
      (lineStart, lineLength) = (start, length)
      if length > Self.lineLimit {
        lastFault = ActionLogFault(reason: .overlong, number: number)
        return .fault
      }
      let fault =
        known == nil
        ? unsafe decoder.decode(bytes(start), length: length, into: &line)
        : decoder.decodeFound(into: &line)
      guard let found = fault else {
        line.number = number
        return .line
      }
      if isBlank(start, length) { continue }
      lastFault = found
      lastFault.number = number
      if !hasEnd, found.reason.rawValue < ActionLogFault.Reason.notAnObject.rawValue {
        lastFault.reason = .torn
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
      if isAtEnd { return low == high ? nil : scanned }
      if scanned > Self.lineLimit { return nil }
      try fill(upTo: readPlace + step)
    }
  }

  /// Skips a line that is too long to be held.
  private func overlong() throws(LogReadError) -> Step {
    lastFault = ActionLogFault(reason: .overlong, number: linesRead)
    linesRead += 1
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
      try fill(upTo: readPlace + step)
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

  /// Shows the texts of the line read last that may hold something that does not belong into a log,
  /// as they are written, and where they begin.
  package func eachNoticeableText(
    of line: ActionLogLine, _ body: (_ text: [UInt8], _ offset: Int) -> Void
  ) {
    if line.noticeableTexts > 0 { decoder.eachNoticeableText(body) }
  }

  /// The path of the value of the line read last whose text begins at an offset.
  package func fieldPath(at offset: Int) -> String {
    unsafe FieldPath.path(
      to: offset, in: UnsafeBufferPointer(start: bytes(lineStart), count: lineLength))
  }

  /// A text of the line read last.
  package func string(_ text: ActionLogLine.Text) -> String { decoder.string(text) }

  /// A field of the line read last, where it is a string.
  package func string(_ field: ActionLogField) -> String? { decoder.string(field) }

  // MARK: Reading

  /// The file, where it is not compressed.
  var source: LogSource? {
    if case .grid(let source) = origin { return source }
    return nil
  }

  /// The part's lines as far as they lie in its step of the grid, right after `begin` of a reader
  /// that holds parts.
  func withLines<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    precondition(firstBlock == Self.gridSize, "a reader that hashes parts holds them")
    let end = high - max(0, readPlace - limit)
    return unsafe body(UnsafeBufferPointer(start: bytes(low), count: max(0, end - low)))
  }

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
    // Ends every search of the scanner: no line of a known shape goes on over it.
    defer { unsafe buffer.storeBytes(of: 0, toByteOffset: high, as: UInt8.self) }
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
