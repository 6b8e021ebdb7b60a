/// ASCII digits, without a locale.
package enum Digits {
  /// `number` with leading zeros up to `width` digits.
  package static func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// The value of a run of at most 18 ASCII digits; nil for anything else.
  package static func value(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var result = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      result = result * 10 + Int(byte - 0x30)
    }
    return result
  }

  /// The same, of the bytes in a range that lies within them.
  package static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var result = 0
    for index in range {
      let byte = bytes[index]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      result = result * 10 + Int(byte - 0x30)
    }
    return result
  }
}
