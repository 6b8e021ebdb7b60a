/// Prints diagnostics for a person or a terminal: one line for the message, then the source line
/// with a caret, then the hint. Control characters of the input never reach the output.
package enum DiagnosticPrinter {
  package static func text(_ diagnostic: Diagnostic) -> String {
    text(diagnostic, severityText: \.rawValue)
  }

  /// `severityText` writes the severity's word, for instance in colour.
  package static func text(
    _ diagnostic: Diagnostic, severityText: (Severity) -> String
  ) -> String {
    var result = ""
    if let location = diagnostic.location { result += "\(visible(location.description)): " }
    result += "\(severityText(diagnostic.severity)): \(visible(diagnostic.message))"
    result += " [\(diagnostic.code)]"
    if let excerpt = diagnostic.excerpt, let column = diagnostic.location?.column, column > 0 {
      result += "\n" + CaretExcerpt.text(excerpt, column: column, length: diagnostic.length)
    }
    if let hint = diagnostic.hint { result += "\n  hint: \(visible(hint))" }
    return result
  }

  /// `text` with C0, DEL, C1 and bidirectional or invisible characters written as `\u{…}`, so
  /// that a file name or a value can forge neither a line nor a terminal command.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        result += scalar == "\t" ? " " : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `U+202E`, as the Unicode Standard writes it.
  package static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Control characters, bidirectional controls, zero-width and empty characters, and the tags block.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
