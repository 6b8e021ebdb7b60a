/// Strings, of which most bytes of a record consist.
extension JSONTapeParser {
  mutating func string(_ bytes: Span<UInt8>) throws(JSONFault) {
    position += 1
    let start = position
    var hasEscapes = false
    while true {
      skipPlain(bytes)
      guard position < end else { throw fault(.endOfText) }
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let hash =
          hasEscapes
          ? JSONHash.value(JSONEscapes.removed(bytes, from: start, to: position))
          : JSONHash.value(bytes, from: start, to: position)
        append(.string, from: start, hash: hash, hasEscapes: hasEscapes)
        position += 1
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape(bytes)
      case 0..<0x20: throw fault(.controlCharacter)
      default: try character(bytes)
      }
    }
  }

  /// Goes on to the next byte that is no plain ASCII character: a quote, a backslash, a control
  /// character or part of a longer one. Eight bytes at a time.
  @inline(__always)
  private mutating func skipPlain(_ bytes: Span<UInt8>) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var here = position
    while here + 8 <= end {
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: here, as: UInt64.self)
        .littleEndian
      // The lowest byte that a borrow reaches is a hit itself, so the first hit is never wrong.
      let quotes = word ^ (ones &* 0x22)
      let slashes = word ^ (ones &* 0x5C)
      let hits =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
          | (word &- ones &* 0x20) & ~word | word) & highs
      if hits != 0 {
        position = here + hits.trailingZeroBitCount / 8
        return
      }
      here += 8
    }
    while here < end {
      let byte = bytes[here]
      if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { break }
      here += 1
    }
    position = here
  }

  private mutating func escape(_ bytes: Span<UInt8>) throws(JSONFault) {
    guard position + 1 < end else {
      position = end
      throw fault(.escape)
    }
    if bytes[position + 1] != UInt8(ascii: "u") {
      guard JSONEscapes.plain(bytes[position + 1]) != nil else { throw fault(.escape) }
      position += 2
      return
    }
    guard JSONEscapes.codeUnit(bytes, at: position + 2, end) != nil else { throw fault(.escape) }
    guard let (_, count) = JSONEscapes.scalar(bytes, at: position, end) else {
      throw fault(.surrogate)
    }
    position += count
  }

  /// One character of two to four bytes, by the table of well-formed sequences (Unicode, table
  /// 3-7).
  private mutating func character(_ bytes: Span<UInt8>) throws(JSONFault) {
    let lead = bytes[position]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: count = 4
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: throw JSONFault(reason: .notUTF8, offset: position)
    }
    guard position + count <= end, second.contains(bytes[position + 1]) else {
      throw JSONFault(reason: .notUTF8, offset: position)
    }
    for index in (position + 2)..<(position + max(count, 2))
    where bytes[index] & 0xC0 != 0x80 {
      throw JSONFault(reason: .notUTF8, offset: position)
    }
    position += count
  }
}
