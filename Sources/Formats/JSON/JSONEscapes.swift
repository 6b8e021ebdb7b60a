/// The escape sequences of JSON strings.
enum JSONEscapes {
  /// The text of a string whose escapes have been found sound.
  static func removed(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(end - start)
    var position = start
    while position < end {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        position += 1
        continue
      }
      let letter = bytes[position + 1]
      if letter == UInt8(ascii: "u"), let (scalar, count) = scalar(bytes, at: position, end) {
        text += String(Character(scalar)).utf8
        position += count
      } else {
        text.append(plain(letter) ?? letter)
        position += 2
      }
    }
    return text
  }

  /// What a letter behind a backslash stands for; nil where there is no such escape.
  static func plain(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The scalar of the `\uXXXX`, or of the pair of them, that starts at `position`, and how many
  /// bytes it takes; nil for half of a pair.
  static func scalar(
    _ bytes: Span<UInt8>, at position: Int, _ end: Int
  ) -> (Unicode.Scalar, Int)? {
    guard let first = codeUnit(bytes, at: position + 2, end) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, position + 8 <= end, bytes[position + 6] == UInt8(ascii: "\\"),
      bytes[position + 7] == UInt8(ascii: "u"),
      let second = codeUnit(bytes, at: position + 8, end), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { return nil }
    return (scalar, 12)
  }

  /// Four hexadecimal digits.
  static func codeUnit(_ bytes: Span<UInt8>, at position: Int, _ end: Int) -> UInt32? {
    guard position + 4 <= end else { return nil }
    var value: UInt32 = 0
    for index in position..<(position + 4) {
      guard let digit = digit(bytes[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
