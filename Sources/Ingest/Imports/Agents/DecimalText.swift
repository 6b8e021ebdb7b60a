/// Numbers of JSON as the plain decimals that the log asks for.
enum DecimalText {
  /// The digits as written; only an exponent is written out. nil for what is no number of JSON, or
  /// has more than 60 places.
  static func plain(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let mark = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    let mantissa = bytes[..<(mark ?? bytes.count)]
    guard let parts = parts(mantissa) else { return nil }
    guard let mark else { return text }
    guard let exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)),
      abs(exponent) <= 60, mantissa.count <= 60
    else { return nil }
    return shifted(parts, by: exponent)
  }

  private struct Parts {
    var isNegative: Bool
    var whole: [UInt8]
    var fraction: [UInt8]
  }

  private static func parts(_ bytes: ArraySlice<UInt8>) -> Parts? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let pieces = bytes.dropFirst(isNegative ? 1 : 0)
      .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    return Parts(
      isNegative: isNegative, whole: Array(pieces[0]),
      fraction: pieces.count > 1 ? Array(pieces[1]) : [])
  }

  /// The point moved to the right; to the left for a negative exponent.
  private static func shifted(_ parts: Parts, by exponent: Int) -> String {
    let zero = UInt8(ascii: "0")
    var digits = parts.whole + parts.fraction
    var point = parts.whole.count + exponent
    if point < 1 {
      digits = Array(repeating: zero, count: 1 - point) + digits
      point = 1
    }
    digits += Array(repeating: zero, count: max(0, point - digits.count))
    let whole = Array(digits[..<point].drop { $0 == zero })
    let fraction = digits[point...]
    var text = whole.isEmpty ? [zero] : whole
    if !fraction.isEmpty { text += [UInt8(ascii: ".")] + fraction }
    return (parts.isNegative ? "-" : "") + String(decoding: text, as: UTF8.self)
  }
}
