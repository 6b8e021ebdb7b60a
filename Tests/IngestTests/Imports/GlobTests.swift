import Testing

@testable import Ingest

@Suite struct GlobTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let pattern: String
    let text: String
    let fits: Bool

    var testDescription: String { "\(pattern) on \(text)" }
  }

  /// Worked out by hand.
  static let cases: [Case] = [
    Case(pattern: "v*", text: "v1.2", fits: true), Case(pattern: "v*", text: "v", fits: true),
    Case(pattern: "v*", text: "1v", fits: false), Case(pattern: "*", text: "", fits: true),
    Case(pattern: "", text: "", fits: true), Case(pattern: "", text: "a", fits: false),
    Case(pattern: "a?c", text: "abc", fits: true), Case(pattern: "a?c", text: "ac", fits: false),
    Case(pattern: "*ab*ab", text: "abxabab", fits: true),
    Case(pattern: "*ab*ab", text: "ab", fits: false),
    Case(pattern: "*[bot]", text: "helper[bot]", fits: true),
    Case(pattern: "*[bot]", text: "helperb", fits: false),
    Case(pattern: "release/*/x", text: "release/a/b/x", fits: true),
    Case(pattern: "V*", text: "v1", fits: false),
  ]

  @Test(arguments: cases)
  func `a star is any run, a question mark one byte`(test: Case) {
    #expect(Glob(test.pattern).matches(test.text) == test.fits)
  }

  @Test func `case may be ignored`() {
    #expect(Glob("*BOT*", ignoresCase: true).matches("Helper[Bot]"))
    #expect(!Glob("É", ignoresCase: true).matches("é"), "letters of ASCII only")
  }

  /// A pattern that takes a naive matcher until the end of days.
  @Test(.timeLimit(.minutes(1))) func `many stars take no longer than pattern times text`() {
    let pattern = String(repeating: "a*", count: 200) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 5000)))
  }
}
