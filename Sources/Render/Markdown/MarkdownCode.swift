import Diagnostics

/// Code spans and code blocks: nothing in them can be escaped, so the fence has to be longer than
/// any run of backticks inside.
extension MarkdownBuffer {
  /// Appends a code span. In a cell, a `|` is written `\|` as GFM wants it; the one text that this
  /// cannot say, a backslash before a `|`, is written as plain text.
  mutating func append(code: String, isInCell: Bool) {
    let content = Self.visibleLine(code)
    guard !content.isEmpty else { return }
    if isInCell, Self.hasBackslashBeforePipe(content) {
      append(text: code)
      return
    }
    // Two spans without a space between would be one.
    if last == .backtick { append(mark: " ") }
    let fence = Self.longestRun(of: .backtick, in: content) + 1
    let needsPad =
      content.first == .backtick || content.last == .backtick
      || (content.first == .space && content.last == .space
        && content.contains { $0 != .space })
    append(mark: .backtick, count: fence)
    if needsPad { append(mark: " ") }
    for byte in content {
      if isInCell, byte == UInt8(ascii: "|") { append(mark: "\\") }
      append(mark: byte)
    }
    if needsPad { append(mark: " ") }
    append(mark: .backtick, count: fence)
  }

  private static func hasBackslashBeforePipe(_ content: [UInt8]) -> Bool {
    zip(content, content.dropFirst()).contains { $0 == .backslash && $1 == UInt8(ascii: "|") }
  }

  static func longestRun(of byte: UInt8, in content: [UInt8]) -> Int {
    var longest = 0
    var run = 0
    for candidate in content {
      run = candidate == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// One line: breaks and tabs as spaces, hidden characters by name.
  private static func visibleLine(_ text: String) -> [UInt8] {
    visible(text) { $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : nil }
  }

  /// The lines of a code block: breaks of any kind as line feeds, hidden characters by name.
  static func visibleLines(_ text: String) -> [ArraySlice<UInt8>] {
    let unified = text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text
    let bytes = visible(unified) { $0 == "\n" || $0 == "\r" ? "\n" : $0 == "\t" ? "\t" : nil }
    var lines = bytes.split(separator: .newline, omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func visible(
    _ text: String, replacement: (Unicode.Scalar) -> Unicode.Scalar?
  ) -> [UInt8] {
    let text = SecretText.shown(text)
    guard text.unicodeScalars.contains(where: DiagnosticPrinter.isHidden) else {
      return Array(text.utf8)
    }
    var result = MarkdownBuffer()
    for scalar in text.unicodeScalars {
      if let other = replacement(scalar) {
        result.append(safe: String(other).utf8)
      } else if DiagnosticPrinter.isHidden(scalar) {
        result.append(visible: scalar)
      } else {
        result.append(safe: String(scalar).utf8)
      }
    }
    return result.bytes
  }
}
