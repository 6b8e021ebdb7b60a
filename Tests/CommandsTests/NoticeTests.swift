import Checks
import Diagnostics
import Model
import Testing

@testable import Commands

@Suite struct NoticeTests {
  static let rule = CheckRule(
    id: "stuck-lock", title: "t", severity: .warning, why: "w", mend: "m", inputs: [])

  /// Escapes by GitHub's documentation of workflow commands: `%`, CR and LF everywhere, and `:` and
  /// `,` in properties.
  @Test(arguments: [
    (
      Diagnostic("GP2001", .error, "100 %: a, b", at: SourceLocation(path: "a:b,c%.md", line: 3)),
      "::error file=a%3Ab%2Cc%25.md,line=3,title=GP2001::100 %25: a, b"
    ),
    (
      Diagnostic("GP1001", .note, "x\r\n::error::y", at: SourceLocation(path: "f")),
      "::notice file=f,title=GP1001::x%0D%0A::error::y"
    ),
    (Diagnostic("GP1001", .warning, "\u{1B}[31m"), #"::warning title=GP1001::\u{1B}[31m"#),
    (
      Diagnostic("GP1001", .error, "m", at: SourceLocation(path: "f", line: 2, column: 7)),
      "::error file=f,line=2,col=7,title=GP1001::m"
    ),
  ])
  func `an annotation cannot be broken out of`(diagnostic: Diagnostic, expected: String) {
    #expect(Notice(diagnostic).workflowCommand == expected)
  }

  @Test func `a finding is one line with its check`() {
    let finding = Finding(
      Self.rule, subject: "T\u{7}1", "held by\nT1", at: SourceLocation(path: "s.yaml", line: 7))
    #expect(
      Notice(finding).text() == #"s.yaml:7: warning: held by\u{A}T1 [stuck-lock]"#)
  }

  @Test func `both kinds stand in one list by place`() {
    let diagnostics = [
      Diagnostic("GP2001", .error, "late", at: SourceLocation(path: "b", line: 10)),
      Diagnostic("GP6001", .note, "nowhere"),
    ]
    let findings = [
      Finding(Self.rule, subject: "T2", "m", at: SourceLocation(path: "b", line: 9)),
      Finding(Self.rule, subject: "T1", "m", at: SourceLocation(path: "b", line: 9)),
      Finding(Self.rule, subject: "T3", "m", at: SourceLocation(path: "a", line: 99)),
    ]
    let notices = Notice.all(diagnostics, findings)
    #expect(notices.map { $0.subject ?? $0.code } == ["GP6001", "T3", "T1", "T2", "GP2001"])
    #expect(NoticeCount(notices).text == "1 error, 3 warnings, 1 note")
    #expect(NoticeCount([]).text == "nothing found")
  }
}

@Suite struct TerminalTextTests {
  /// Escapes of JSON by RFC 8259: U+E0041 is the surrogate pair DB40 DC41.
  @Test(arguments: [
    ("{\"a\":\"x\u{9B}y\"}", true, #"{"a":"x\u009by"}"#),
    ("[\"\u{202E}\u{E0041}\"]\n", true, "[\"\\u202e\\udb40\\udc41\"]\n"),
    ("a,b\r\nc\rd\r\n", false, "a,b\r\nc\\u{D}d\r\n"), ("é状\u{A0}\n", false, "é状\u{A0}\n"),
    ("a,\"b\" ~\r\nc\n", false, "a,\"b\" ~\r\nc\n"), ("c\r", false, #"c\u{D}"#),
    ("x\u{7F}", true, #"x\u007f"#), ("a\u{1B}[2J", false, #"a\u{1B}[2J"#),
  ])
  func `hidden characters are written out`(text: String, isJSON: Bool, expected: String) {
    #expect(TerminalText.visible(Array(text.utf8), isJSON: isJSON) == expected)
  }
}
