/// A hash of a key's text, so that keys are compared by their bytes only where they are equal.
/// It need not withstand an attacker: nothing is slower than a sort for keys that collide.
enum JSONHash {
  static func value(_ text: StaticString) -> UInt32 {
    text.withUTF8Buffer { buffer in
      unsafe value(Span(_unsafeElements: buffer), from: 0, to: buffer.count)
    }
  }

  static func value(_ text: [UInt8]) -> UInt32 { value(text.span, from: 0, to: text.count) }

  /// Of the length, the first eight bytes and the last.
  @inline(__always)
  static func value(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> UInt32 {
    let count = end - start
    var head: UInt64 = 0
    var tail: UInt64 = 0
    if count >= 8 {
      unsafe head = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
      unsafe tail = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: end - 8, as: UInt64.self)
    } else {
      for index in start..<end { head = head << 8 | UInt64(bytes[index]) }
    }
    var mixed = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(count)
    mixed ^= mixed >> 32
    mixed &*= 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed >> 32
    return UInt32(truncatingIfNeeded: mixed)
  }
}
