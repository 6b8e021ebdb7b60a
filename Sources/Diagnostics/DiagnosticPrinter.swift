/// Prints diagnostics for a person or a terminal: one line for the message, then the source line
/// with a caret, then the hint. Control characters of the input never reach the output.
package enum DiagnosticPrinter {
  package static func text(_ diagnostic: Diagnostic) -> String {
    var result = ""
    if let location = diagnostic.location { result += "\(visible(location.description)): " }
    result += "\(diagnostic.severity.rawValue): \(visible(diagnostic.message)) [\(diagnostic.code)]"
    if let excerpt = diagnostic.excerpt, let column = diagnostic.location?.column, column > 0 {
      result += "\n" + quote(excerpt, column: column, length: diagnostic.length)
    }
    if let hint = diagnostic.hint { result += "\n  hint: \(visible(hint))" }
    return result
  }

  /// The line, cut to a window around the column, and the caret under it.
  private static func quote(_ line: String, column: Int, length: Int) -> String {
    let bytes = Array(line.utf8)
    // A mark at the end of input points one past the last byte.
    let caret = min(column - 1, bytes.count)
    let start = max(0, caret - 60)
    let end = min(bytes.count, start + 100)
    let before = visible(String(decoding: bytes[start..<caret], as: UTF8.self))
    let after = visible(String(decoding: bytes[caret..<max(caret, end)], as: UTF8.self))
    let pad = String(repeating: " ", count: before.count)
    let underline = String(repeating: "~", count: max(0, min(length, end - caret) - 1))
    return "  \(before)\(after)\n  \(pad)^\(underline)"
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

  /// Control characters, bidirectional controls, zero-width characters and the tags block.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
