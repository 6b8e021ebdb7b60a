package import Diagnostics

/// The JSON values of a chunk's lines, one after the other on one tape. Blank lines are skipped.
///
/// Chunks do not depend on each other, so that several threads can each go through their own.
package struct JSONLines {
  /// What a line holds.
  package enum Line: Sendable {
    /// One JSON value, now on the tape.
    case value
    /// No JSON: what is wrong with this line alone.
    case fault(Diagnostic)
  }

  package private(set) var tape = JSONTape()
  /// Of the current line.
  package private(set) var number = 0
  private let path: String
  private var chunk = LineChunk.empty
  private var position = 0
  private var lineStart = 0

  package init(path: String) { self.path = path }

  /// Starts on the lines of a chunk; the room of the tape is used again.
  package mutating func start(_ chunk: LineChunk) {
    position = chunk.start
    number = chunk.firstLine - 1
    tape.load(chunk.bytes)
    self.chunk = chunk
  }

  /// Goes on to the next line that is not blank; nil behind the last.
  package mutating func next() -> Line? {
    while position < chunk.end {
      // A byte order mark is no part of the text, but of its line.
      lineStart = position == chunk.start ? 0 : position
      let end = Self.lineEnd(chunk.bytes, from: position, to: chunk.end)
      let range = position..<end
      position = min(end + 1, chunk.end)
      number += 1
      if let line = line(range, isWhole: end < chunk.end) { return line }
    }
    return nil
  }

  /// nil for a blank line.
  private mutating func line(_ range: Range<Int>, isWhole: Bool) -> Line? {
    if chunk.isOverlong || range.count > LineChunks.lineLimit {
      return .fault(.overlongLine(number, at: place(1), excerpt: excerpt(range)))
    }
    do throws(JSONFault) {
      try tape.parse(range, line: number, lineStart: lineStart)
      return .value
    } catch {
      if range.allSatisfy({ isBlank(chunk.bytes[$0]) }) { return nil }
      let column = place(error.offset - lineStart + 1)
      let line = excerpt(range)
      return .fault(
        isWhole
          ? .badLine(number, error.reason, at: column, excerpt: line)
          : .tornLine(number, at: column, excerpt: line))
    }
  }

  private func place(_ column: Int) -> SourceLocation {
    SourceLocation(path: path, line: number, column: column)
  }

  private func excerpt(_ range: Range<Int>) -> String {
    let line = chunk.bytes[lineStart..<range.upperBound].prefix(400)
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  /// The offset of the next LF.
  private static func lineEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = unsafe bytes.span.bytes
    var here = start
    while here + 8 <= end {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: here, as: UInt64.self).littleEndian
      let match = word ^ (ones &* 0x0A)
      let hits = (match &- ones) & ~match & (ones &* 0x80)
      if hits != 0 { return here + hits.trailingZeroBitCount / 8 }
      here += 8
    }
    while here < end, bytes[here] != 0x0A { here += 1 }
    return here
  }
}

extension Diagnostic {
  fileprivate static func tornLine(
    _ number: Int, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP2110", .warning, "line \(number) is cut off; it is not read", at: place, excerpt: excerpt,
      hint: "it is read once its rest has been written")
  }

  fileprivate static func badLine(
    _ number: Int, _ reason: JSONFault.Reason, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP2111", .error, "line \(number) is not JSON: \(reason.rawValue)", at: place,
      excerpt: excerpt)
  }

  fileprivate static func overlongLine(
    _ number: Int, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP2112", .error, "line \(number) is longer than \(LineChunks.lineLimit) bytes: not read",
      at: place, excerpt: excerpt)
  }
}
