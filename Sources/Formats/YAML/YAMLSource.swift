import Diagnostics

/// The part of a file that is read as YAML, made fit for libyaml, with what is needed to say
/// where in the file something stands.
struct YAMLSource: Sendable {
  let path: String
  /// The bytes of the file as they are; all offsets count in them.
  let bytes: [UInt8]
  /// The part to read, without a byte order mark.
  let range: Range<Int>
  /// The offset of each line's first byte. Only `\n` ends a line, as in `SourceFile.line(_:)`,
  /// though libyaml also counts a lone `\r`, U+0085, U+2028 and U+2029.
  let lineStarts: [UInt32]
  /// Whether each character of the part is one byte, so that libyaml's marks are offsets.
  let isASCII: Bool
  /// The first character that YAML does not allow, and how many there are.
  let badBytes: YAMLFault?
  /// The text with U+FFFD in place of each such character; nil where there are none. libyaml would
  /// refuse the whole text, and one byte lost by an editor must not cost a file.
  private let repaired: [UInt8]?

  init(_ file: SourceFile, in range: Range<Int>) {
    let start = Self.startsWithMark(file.bytes, in: range) ? range.lowerBound + 3 : range.lowerBound
    let range = start..<range.upperBound
    var scan = YAMLByteScan()
    scan.read(file.bytes, in: range)
    path = file.path
    bytes = file.bytes
    self.range = range
    lineStarts = scan.lineStarts
    isASCII = scan.isASCII
    badBytes = scan.firstBad.map { .badBytes(offset: $0, count: scan.badCount, bytes: file.bytes) }
    repaired = scan.badCount > 0 ? Self.repair(file.bytes, in: range) : nil
  }

  /// What libyaml is given.
  var readable: [UInt8] { repaired ?? bytes }
  var readableRange: Range<Int> { repaired.map { 0..<$0.count } ?? range }

  /// Whether the text is UTF-16 by its byte order mark, or by a NUL beside its first letter.
  static func isUTF16(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    let first = bytes[range.lowerBound]
    let second = bytes[range.lowerBound + 1]
    return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)
      || ((first == 0) != (second == 0))
  }

  private static func startsWithMark(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
  }

  private static func repair(_ bytes: [UInt8], in range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count + 16)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = YAMLByteScan.characterLength(bytes.span, at: offset, end: range.upperBound)
      if length > 0 {
        result += bytes[offset..<offset + length]
        offset += length
      } else {
        result += [0xEF, 0xBF, 0xBD]
        offset -= length
      }
    }
    return result
  }
}

extension YAMLSource {
  /// The number of the line, from 0, that holds the byte at `offset`.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = low + (high - low) / 2
      if Int(lineStarts[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  func location(offset: Int) -> SourceLocation {
    let line = lineIndex(of: offset)
    let column = offset - Int(lineStarts[line])
    return SourceLocation(path: path, line: line + 1, column: column + 1)
  }

  /// The bytes of the line that holds `offset`, without its end.
  func lineRange(of offset: Int) -> Range<Int> {
    let line = lineIndex(of: offset)
    let start = Int(lineStarts[line])
    var end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) - 1 : range.upperBound
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// At most 400 bytes of the line that holds `offset`.
  func excerpt(offset: Int) -> String {
    String(decoding: bytes[lineRange(of: offset).prefix(400)], as: UTF8.self)
  }

  /// The offset of the character that libyaml numbers `mark`. A mark past the last character is
  /// put behind the last text: libyaml's point after the final line end would be on a line that
  /// no editor shows.
  func offset(mark: Int) -> Int {
    var cursor = YAMLCursor(self)
    var offset = cursor.offset(mark: mark, in: self)
    guard offset >= range.upperBound else { return offset }
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    while offset > range.lowerBound, blanks.contains(bytes[offset - 1]) { offset -= 1 }
    return offset
  }
}

/// Turns libyaml's marks, which count characters, into offsets. Events come in the order of the
/// file, so the cursor only ever walks on and all events together cost one walk.
struct YAMLCursor {
  private var mark = 0
  private var offset: Int

  init(_ source: YAMLSource) { offset = source.range.lowerBound }

  /// The offset of the character `target`; a mark behind an earlier one gives the earlier place.
  mutating func offset(mark target: Int, in source: YAMLSource) -> Int {
    let end = source.range.upperBound
    if source.isASCII { return min(source.range.lowerBound + target, end) }
    let span = source.bytes.span
    while mark < target, offset < end {
      let step = min(8, target - mark)
      if end - offset >= 8, areASCII(YAMLByteScan.word(span, at: offset), first: step) {
        offset += step
        mark += step
      } else {
        let isASCII = span[offset] < 0x80
        offset += isASCII ? 1 : abs(YAMLByteScan.characterLength(span, at: offset, end: end))
        mark += 1
      }
    }
    return offset
  }

  /// Whether the first `count` bytes of a word, 1 to 8, have no high bit.
  private func areASCII(_ word: UInt64, first count: Int) -> Bool {
    let bits = UInt64.max >> UInt64(64 - 8 * count)
    return word & bits & 0x8080_8080_8080_8080 == 0
  }
}
