import Model
import Testing

@testable import Ingest

@Suite struct GitLogParserTests {
  static let sha = String(repeating: "a", count: 40)
  static let parent = String(repeating: "b", count: 40)

  /// One record as git prints it.
  static func record(_ message: String, time: String = "1700000000") -> [UInt8] {
    let fields = [
      sha, parent, time, "1700000060", "Ada", "ada@example.org", "Bob", "bob@example.org",
      "Eve <eve@example.org>\u{1F}Max <max@example.org>", message,
    ]
    return Array(fields.map { $0 + "\0" }.joined().utf8)
  }

  @Test(arguments: [1, 7, 100_000])
  func `a record is read in pieces of any size`(size: Int) throws {
    var parser = GitLogParser()
    let bytes = Self.record("Title\n\nBody") + Self.record("Other")
    for start in stride(from: 0, to: bytes.count, by: size) {
      let goesOn = parser.consume(bytes[start..<min(start + size, bytes.count)])
      #expect(goesOn)
    }
    #expect(parser.isComplete)
    let commit = try #require(parser.commits.first)
    #expect(commit.sha == Self.sha)
    #expect(commit.parents == [Self.parent])
    #expect(commit.authoredAt?.description == "2023-11-14T22:13:20Z")
    #expect(commit.committedAt?.description == "2023-11-14T22:14:20Z")
    #expect(commit.author.text == "Ada <ada@example.org>")
    #expect(commit.coAuthors == ["Eve <eve@example.org>", "Max <max@example.org>"])
    #expect(parser.commits.map(\.message.title) == ["Title", "Other"])
  }

  @Test(arguments: ["99999999999999999", "-99999999999999", "", "x", "9223372036854775808"])
  func `a time out of all years is none`(time: String) {
    var parser = GitLogParser()
    _ = parser.consume(Self.record("x", time: time)[...])
    #expect(parser.commits.map(\.authoredAt) == [nil])
  }

  @Test func `what is out of step stops the reading`() {
    var parser = GitLogParser()
    let goesOn = parser.consume(Array("no hash\0".utf8)[...] + Self.record("x"))
    #expect(!goesOn)
    #expect(!parser.isComplete)
  }

  @Test func `a record that is cut off is noticed`() {
    var parser = GitLogParser()
    _ = parser.consume(Self.record("x").dropLast(5))
    #expect(!parser.isComplete)
  }

  @Test func `a message of megabytes is kept short`() {
    var parser = GitLogParser()
    _ = parser.consume(Self.record("T\n" + String(repeating: "x", count: 11 << 20))[...])
    #expect(parser.isComplete)
    #expect(parser.commits.map(\.message.title) == ["T"])
  }

  /// The lines are those of `git log --shortstat`, git 2.39.
  @Test func `sizes are read off the short statistics`() {
    var sizes = GitSizes()
    let text = """
      \(Self.sha)

       3 files changed, 10 insertions(+), 2 deletions(-)
      \(Self.parent)

       1 file changed, 1 deletion(-)
      \(String(repeating: "c", count: 64))

      """
    for byte in text.utf8 { _ = sizes.consume([byte]) }
    #expect(sizes.sizes[Self.sha] == .init(additions: 10, deletions: 2))
    #expect(sizes.sizes[Self.parent] == .init(additions: 0, deletions: 1))
    #expect(sizes.sizes[String(repeating: "c", count: 64)] == .init())
    #expect(sizes.sizes.count == 3)
  }
}
