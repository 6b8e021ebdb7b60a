import Diagnostics

/// Text of many lines that may be shown on a terminal.
enum TerminalText {
  /// The text with hidden characters written out; line ends stay.
  static func visible(_ bytes: [UInt8], isJSON: Bool) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if !isHidden(scalar) {
        result.unicodeScalars.append(scalar)
      } else if isJSON {
        for unit in String(scalar).utf16 { result += "\\u\(hexadecimal(unit))" }
      } else {
        result += DiagnosticPrinter.visible(String(scalar))
      }
    }
    return result
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar != "\r" && DiagnosticPrinter.isHidden(scalar)
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
