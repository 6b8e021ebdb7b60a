/// One pass over the bytes before libyaml sees them: where lines start, and whether every
/// character is one that YAML allows.
struct YAMLByteScan {
  private(set) var lineStarts: [UInt32] = [0]
  private(set) var isASCII = true
  private(set) var firstBad: Int?
  private(set) var badCount = 0

  /// Reads the lines from the start of the file, the characters of `range` alone.
  mutating func read(_ bytes: [UInt8], in range: Range<Int>) {
    lineStarts.reserveCapacity(range.upperBound / 24 + 1)
    let span = bytes.span
    for offset in 0..<range.lowerBound where span[offset] == 0x0A {
      lineStarts.append(UInt32(offset + 1))
    }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = span[offset]
      if range.upperBound - offset >= 8, Self.arePrintable(Self.word(span, at: offset)) {
        offset += 8
      } else if byte >= 0x20, byte < 0x7F {
        offset += 1
      } else if byte == 0x0A {
        offset += 1
        lineStarts.append(UInt32(offset))
      } else {
        offset += readOther(span, at: offset, end: range.upperBound)
      }
    }
  }

  /// The eight bytes from `offset` on, the first in the lowest bits.
  static func word(_ span: Span<UInt8>, at offset: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Whether each byte of the word is one of 0x20 to 0x7E: no high bit is set, nor becomes set by
  /// adding 1 to each (0x7F) or taking 0x20 from each (a control character).
  private static func arePrintable(_ word: UInt64) -> Bool {
    let sum = word &+ 0x0101_0101_0101_0101
    let difference = word &- 0x2020_2020_2020_2020
    return (word | sum | difference) & 0x8080_8080_8080_8080 == 0
  }

  private mutating func readOther(_ span: Span<UInt8>, at offset: Int, end: Int) -> Int {
    let length = Self.characterLength(span, at: offset, end: end)
    if length != 1 { isASCII = false }
    if length < 0 {
      firstBad = firstBad ?? offset
      badCount += 1
    }
    return abs(length)
  }

  /// How many bytes the character at `offset` has; negative where YAML does not take it: a byte
  /// that is no UTF-8, a control character, U+FEFF inside the text, U+FFFE, U+FFFF.
  static func characterLength(_ span: Span<UInt8>, at offset: Int, end: Int) -> Int {
    let lead = span[offset]
    switch lead {
    case 0x09, 0x0A, 0x0D, 0x20..<0x7F: return 1
    case 0xC2..<0xE0: return twoBytes(span, at: offset, end: end)
    case 0xE0..<0xF0: return threeBytes(span, at: offset, end: end)
    case 0xF0..<0xF5: return fourBytes(span, at: offset, end: end) ? 4 : -1
    default: return -1
    }
  }

  private static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func twoBytes(_ span: Span<UInt8>, at offset: Int, end: Int) -> Int {
    guard offset + 1 < end, isTail(span[offset + 1]) else { return -1 }
    // U+0080 to U+009F are control characters, of which YAML takes only the line end U+0085.
    let isControl = span[offset] == 0xC2 && span[offset + 1] < 0xA0 && span[offset + 1] != 0x85
    return isControl ? -2 : 2
  }

  private static func threeBytes(_ span: Span<UInt8>, at offset: Int, end: Int) -> Int {
    guard offset + 2 < end, isTail(span[offset + 1]), isTail(span[offset + 2]) else { return -1 }
    let second = span[offset + 1]
    switch span[offset] {
    case 0xE0: return second >= 0xA0 ? 3 : -1
    case 0xED: return second < 0xA0 ? 3 : -1
    case 0xEF where second == 0xBB: return span[offset + 2] == 0xBF ? -3 : 3
    case 0xEF where second == 0xBF: return span[offset + 2] >= 0xBE ? -3 : 3
    default: return 3
    }
  }

  private static func fourBytes(_ span: Span<UInt8>, at offset: Int, end: Int) -> Bool {
    guard offset + 3 < end else { return false }
    let second = span[offset + 1]
    guard isTail(second), isTail(span[offset + 2]), isTail(span[offset + 3]) else { return false }
    switch span[offset] {
    case 0xF0: return second >= 0x90
    case 0xF4: return second < 0x90
    default: return true
    }
  }
}
