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
