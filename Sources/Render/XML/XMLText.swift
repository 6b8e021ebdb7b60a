import Diagnostics

/// Text in XML.
enum XMLText {
  /// For text between tags and in quoted values: entities for the marks, blanks as spaces, hidden
  /// characters and those that XML does not allow by name.
  static func escaped(_ text: String) -> String {
    let text = SecretText.shown(text)
    // Nearly every text is such.
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
        result += "⟨\(DiagnosticPrinter.codePoint(scalar))⟩"
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
