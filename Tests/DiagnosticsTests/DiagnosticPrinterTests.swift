import Diagnostics
import Testing

/// Expected texts are written by hand.
@Suite struct DiagnosticPrinterTests {
  @Test func `a diagnostic is its place, its message, the line with a caret, and the hint`() {
    let diagnostic = Diagnostic(
      "GP2001", .error, "a tab indents this line",
      at: SourceLocation(path: "state/tasks.yaml", line: 3, column: 4), excerpt: "ab cde f",
      length: 3, hint: "use blanks")
    #expect(
      DiagnosticPrinter.text(diagnostic) == """
        state/tasks.yaml:3:4: error: a tab indents this line [GP2001]
          ab cde f
             ^~~
          hint: use blanks
        """)
  }

  @Test func `a diagnostic of a whole file has no column and no caret`() {
    let diagnostic = Diagnostic(
      "GP1001", .warning, "unreadable", at: SourceLocation(path: "a.yaml"), excerpt: "text")
    #expect(DiagnosticPrinter.text(diagnostic) == "a.yaml: warning: unreadable [GP1001]")
  }

  @Test func `the severity may be written in colour`() {
    let diagnostic = Diagnostic("GP1001", .note, "seen")
    #expect(
      DiagnosticPrinter.text(diagnostic) { "<\($0.rawValue)>" } == "<note>: seen [GP1001]")
  }

  /// Columns count bytes, the caret stands under the character.
  @Test(arguments: [
    CaretCase(name: "before any text", line: "abc", column: 1, expected: "  abc\n  ^"),
    CaretCase(name: "at the end of input", line: "abc", column: 4, expected: "  abc\n     ^"),
    CaretCase(name: "far past the end", line: "abc", column: 90, expected: "  abc\n     ^"),
    CaretCase(name: "after a two-byte letter", line: "é: x", column: 5, expected: "  é: x\n     ^"),
    CaretCase(name: "inside a letter", line: "é: x", column: 2, expected: "  é: x\n  ^"),
    CaretCase(name: "after wide letters", line: "状态: x", column: 9, expected: "  状态: x\n        ^"),
    CaretCase(name: "after a tab", line: "\ta", column: 2, expected: "   a\n   ^"),
    CaretCase(
      name: "after a hidden character", line: "\u{7}a", column: 2,
      expected: "  \\u{7}a\n       ^"),
  ])
  func `the caret stands under the column`(_ test: CaretCase) {
    let location = SourceLocation(path: "f", line: 1, column: test.column)
    let text = DiagnosticPrinter.text(
      Diagnostic("GP2000", .error, "m", at: location, excerpt: test.line))
    #expect(text == "f:1:\(test.column): error: m [GP2000]\n" + test.expected)
  }

  @Test func `a long line is cut to a window around the column`() {
    let line = String(repeating: "é", count: 5000)
    let text = DiagnosticPrinter.text(
      Diagnostic(
        "GP2000", .error, "m", at: SourceLocation(path: "f", line: 1, column: 5001), excerpt: line))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    // 60 bytes before the caret and 40 from it on, all of them whole letters.
    #expect(lines[1] == "  " + String(repeating: "é", count: 50))
    #expect(lines[2] == "  " + String(repeating: " ", count: 30) + "^")
  }

  /// All bytes that a terminal acts on, and those that hide or turn text.
  @Test func `no control character of a name or message is printed`() {
    var hostile = ""
    for value: UInt32 in Array(0...0xFF) + [0x202E, 0x2066, 0x200B, 0xFEFF, 0xE0041, 0x2028] {
      if let scalar = Unicode.Scalar(value) { hostile.unicodeScalars.append(scalar) }
    }
    let diagnostic = Diagnostic(
      "GP1000", .error, hostile, at: SourceLocation(path: hostile, line: 1, column: 40),
      excerpt: hostile, length: 300, hint: hostile)
    let text = DiagnosticPrinter.text(diagnostic)
    let shown = text.unicodeScalars.filter { $0 != "\n" }
    #expect(!shown.contains(where: DiagnosticPrinter.isHidden))
    #expect(text.contains("\\u{1B}"))
    #expect(text.contains("\\u{202E}"))
    // The message, the line, the caret, the hint: nothing forged a line.
    #expect(text.split(separator: "\n").count == 4)
  }
}

struct CaretCase: CustomTestStringConvertible, Sendable {
  let name: String
  let line: String
  let column: Int
  let expected: String

  var testDescription: String { name }
}
