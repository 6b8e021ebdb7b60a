import Diagnostics

/// Text of many lines that may be shown on a terminal.
enum TerminalText {
  /// The text with hidden characters written out; line ends stay.
  static func visible(_ bytes: [UInt8], isJSON: Bool) -> String {
    // Nearly all that is printed is such, and figures are megabytes of it.
    if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if !isHidden(scalar, before: index + 1 < scalars.count ? scalars[index + 1] : nil) {
        result.unicodeScalars.append(scalar)
      } else if isJSON {
        for unit in String(scalar).utf16 { result += "\\u\(hexadecimal(unit))" }
      } else {
        result += DiagnosticPrinter.visible(String(scalar))
      }
    }
    return result
  }

  /// Printable characters of ASCII and line ends alone.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    for (index, byte) in bytes.enumerated() where byte < 0x20 || byte > 0x7E {
      let isReturn = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      guard byte == 0x0A || isReturn else { return false }
    }
    return true
  }

  /// A carriage return is a line end only before a line feed; alone it overwrites the line.
  private static func isHidden(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    if scalar == "\n" || (scalar == "\r" && next == "\n") { return false }
    return DiagnosticPrinter.isHidden(scalar)
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
