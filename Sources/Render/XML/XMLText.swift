import Diagnostics

/// Text in XML.
enum XMLText {
  /// For text between tags and in quoted values: entities for the marks, blanks as spaces, hidden
  /// characters and those that XML does not allow by name.
  static func escaped(_ text: String) -> String {
    // Nearly every text is such, the style sheet of each chart's file among them.
    let text = SecretText.shown(text)
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case _ where DiagnosticPrinter.isHidden(scalar) || scalar.value & 0xFFFE == 0xFFFE:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)⟩"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A printable character of ASCII that is no mark.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x3C, 0x3E: false
    default: byte >= 0x20 && byte < 0x7F
    }
  }
}
