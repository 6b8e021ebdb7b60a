/// RFC 4648, section 4, with padding.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  package static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let bits =
        Int(group[0]) << 16 | (group.count > 1 ? Int(group[1]) << 8 : 0)
        | (group.count > 2 ? Int(group[2]) : 0)
      for place in 0..<4 {
        let digit = bits >> (18 - 6 * place) & 63
        result.append(place <= group.count ? alphabet[digit] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// nil where the text is not exactly what `text` gives for some bytes.
  package static func bytes(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var bits = 0
    var count = 0
    for letter in text.utf8 {
      if letter == UInt8(ascii: "=") { break }
      guard let digit = alphabet.firstIndex(of: letter) else { return nil }
      bits = (bits << 6 | digit) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    // One form for each value: no stray bits, no text behind the padding.
    return Self.text(result) == text ? result : nil
  }
}
