import Diagnostics
import Formats
import Testing

/// The tree, its locations and its accessors on well-formed texts.
struct YAMLDocumentTests {
  @Test func `mappings, sequences and scalars keep their order`() throws {
    let text = "b: 1\na:\n- x\n- y: 'z'\n- [p, {q: r}]\n"
    let root = try #require(read(text).root)
    #expect(root.kind == .mapping)
    #expect(root.entries.map(\.key.string) == ["b", "a"])
    let items = try #require(root["a"]).items
    #expect(items.map(\.kind) == [.scalar, .mapping, .sequence])
    #expect(items[0].string == "x")
    #expect(items[1]["y"]?.string == "z")
    #expect(items[2].items[1]["q"]?.string == "r")
    #expect(root["c"] == nil)
    #expect(root["b"]?.entries.isEmpty == true)
    #expect(root["b"]?.items.isEmpty == true)
  }

  @Test func `a column counts bytes, whatever libyaml counts`() throws {
    let root = try #require(read("名前: é é\nk: {ä: ü, b: [x]}\r\nl: m\n").root)
    // Counted by hand: "名前: " is 8 bytes, "k: {ä: " is 8, "k: {ä: ü, b: " is 15.
    #expect(place(root["名前"]) == "1:9")
    #expect(place(root["k"]?["ä"]) == "2:9")
    #expect(place(root["k"]?["b"]) == "2:16")
    #expect(place(root["k"]?["b"]?.items.first) == "2:17")
    #expect(place(root["l"]) == "3:4")
  }

  @Test func `a mapping in a sequence starts at its first key`() throws {
    let root = try #require(read("a:\n- b: 1\n  c: 2\n-\n  d: [x,\n   y]\n").root)
    #expect(root["a"]?.items.map { place($0) } == ["2:3", "5:3"])
    #expect(place(root["a"]) == "2:1")
    #expect(root["a"]?.items[1]["d"]?.items.map { place($0) } == ["5:7", "6:4"])
    #expect(root["a"]?.items[1]["d"]?.items[1].line == 6)
  }

  @Test func `a byte order mark counts as the first three bytes`() throws {
    let root = try #require(read("\u{FEFF}a: b\nc: d\n").root)
    #expect(place(root) == "1:4")
    #expect(place(root["a"]) == "1:7")
    #expect(place(root["c"]) == "2:4")
  }

  @Test func `only a line feed ends a line, as in SourceFile`() throws {
    // libyaml also counts the lone carriage return, U+0085 and U+2028 as line ends.
    let root = try #require(read("a: 'x\r y\u{85} z\u{2028} w'\nb: 1\r\nc: 2\r\n").root)
    #expect(place(root["b"]) == "2:4")
    #expect(place(root["c"]) == "3:4")
    #expect(root["b"]?.scalar == .int(1))
  }

  @Test func `an alias is the value of its anchor, at a place of its own`() throws {
    let text = "report: &r {id: 1, by: [x]}\nlast: *r\nids: [&i T1, *i]\n*i : key\n"
    let root = try #require(read(text).root)
    #expect(root["last"]?["id"]?.scalar == .int(1))
    #expect(root["last"]?["by"]?.items.map(\.string) == ["x"])
    #expect(root["last"]?.kind == .mapping)
    #expect(place(root["last"]) == "2:7")
    #expect(place(root["last"]?["id"]) == "1:17")
    #expect(root["ids"]?.items.map(\.string) == ["T1", "T1"])
    #expect(root["T1"]?.string == "key")
  }

  @Test func `an anchor that is given again stands for the later value`() throws {
    let root = try #require(read("- &a 1\n- *a\n- &a [&a 2]\n- *a\n").root)
    #expect(flow(root) == "[1, 1, [2], 2]")
  }

  @Test func `front matter is read in its place in a larger file`() throws {
    let text = "---\nid: 7\ntags: [é, b]\n---\n# Title: x\n"
    let log = DiagnosticLog()
    let file = SourceFile(path: "card.md", text: text)
    // The first line has 4 bytes, the two lines between the marks 6 and 14.
    let root = try #require(YAMLDocument.parse(file, in: 4..<24, log: log).root)
    #expect(flow(root) == "{id: 7, tags: [é, b]}")
    #expect(root["tags"]?.items[1].location.description == "card.md:3:12")
    #expect(log.sorted == [])
    // A range that the file does not have is cut to it.
    #expect(YAMLDocument.parse(file, in: 900..<1000, log: log).root == nil)
  }

  @Test func `a key is compared byte by byte`() throws {
    // The second key is e with a combining acute accent: equal to é for Swift's String.
    let root = try #require(read("\u{E9}: 1\ne\u{301}: 2\n").root)
    #expect(root["\u{E9}"]?.scalar == .int(1))
    #expect(root["e\u{301}"]?.scalar == .int(2))
    #expect(root.entries[1].key.hasText("e\u{301}"))
    #expect(!root.entries[1].key.hasText("\u{E9}"))
  }

  @Test func `long quoted and block texts are undone as YAML says`() throws {
    let text =
      "a: 'it''s\n  one\n\n  two'\nb: \"x\\n\\\n  \\ y\\u4e2d\"\nc: |\n  1\n   2\n\nd: >-\n  f\n  g\n"
    let root = try #require(read(text).root)
    #expect(root.entries.map(\.value.string) == ["it's one\ntwo", "x\n y中", "1\n 2\n", "f g"])
  }

  @Test func `an empty document has no root`() {
    for text in [
      "", "\n", "# only\n# comments", "---\n", "---\n...\n", "\u{FEFF}", "\u{FEFF}# x\n",
    ] {
      #expect(read(text).root == nil)
      #expect(!read(text).isIncomplete)
    }
  }
}

/// Reads a text that is meant to be without faults.
func read(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) -> YAMLDocument
{
  let log = DiagnosticLog()
  let document = YAMLDocument.parse(SourceFile(path: "t.yaml", text: text), log: log)
  #expect(log.sorted == [], sourceLocation: sourceLocation)
  return document
}

/// `line:column` of a node.
func place(_ node: YAMLNode?) -> String? {
  node.map { "\($0.location.line):\($0.location.column)" }
}
