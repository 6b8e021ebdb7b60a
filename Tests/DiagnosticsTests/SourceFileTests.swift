import Diagnostics
import Testing

@Suite struct SourceFileTests {
  static let file = SourceFile(path: "f", text: "one\r\ntwo é\n\nlast")

  @Test(arguments: [
    (1, "one"), (2, "two é"), (3, ""), (4, "last"),
  ])
  func `a line comes without its end`(number: Int, text: String) {
    #expect(Self.file.line(number) == text)
  }

  @Test(arguments: [0, -1, 5])
  func `there is no line before the first and after the last`(number: Int) {
    #expect(Self.file.line(number) == nil)
  }

  @Test func `a line is cut at the limit`() {
    #expect(Self.file.line(2, limit: 3) == "two")
  }

  /// Offsets counted by hand in `one\r\ntwo é\n\nlast`: `é` is bytes 9 and 10.
  @Test(arguments: [
    (0, 1, 1), (3, 1, 4), (5, 2, 1), (9, 2, 5), (11, 2, 7), (12, 3, 1), (13, 4, 1), (17, 4, 5),
  ])
  func `an offset is a line and a byte column`(offset: Int, line: Int, column: Int) {
    #expect(
      Self.file.location(offset: offset) == SourceLocation(path: "f", line: line, column: column))
  }

  @Test func `locations sort by path bytes, line, then column`() {
    let sorted = [
      SourceLocation(path: "B", line: 9), SourceLocation(path: "a", line: 2, column: 1),
      SourceLocation(path: "a", line: 10), SourceLocation(path: "é"),
    ]
    #expect(sorted.reversed().sorted() == sorted)
    #expect(sorted.map(\.description) == ["B:9", "a:2:1", "a:10", "é"])
  }
}
