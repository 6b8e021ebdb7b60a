import Diagnostics
import Testing

@Suite struct SuggestionTests {
  static let names = ["build", "check", "explain", "figures", "help", "render", "version"]

  /// Distances counted by hand; the limit is a third of the typed word's length.
  @Test(
    arguments: [
      ("buidl", "build"), ("buil", "build"), ("bild", "build"), ("BUILD", "build"),
      ("explian", "explain"), ("figure", "figures"), ("hepl", "help"), ("vresion", "version"),
      ("deploy", nil), ("xy", nil), ("", nil),
    ] as [(String, String?)])
  func `the nearest name is meant when it is near enough`(word: String, meant: String?) {
    #expect(Suggestion.nearest(to: word, among: Self.names) == meant)
  }

  @Test func `a tie goes to the first in byte order`() {
    #expect(Suggestion.nearest(to: "cat", among: ["rat", "bat"]) == "bat")
  }

  @Test func `a word of a megabyte is nobody's name`() {
    #expect(Suggestion.nearest(to: String(repeating: "a", count: 1 << 20), among: ["a"]) == nil)
  }
}
