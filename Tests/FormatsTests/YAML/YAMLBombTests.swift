import Diagnostics
import Formats
import Testing

/// Texts made to cost time or memory. Time limits are those of a debug build on a busy machine.
struct YAMLBombTests {
  /// A mapping that is still a key when reading stops has no entry, and is not kept.
  @Test(arguments: [
    ("[", 200), ("- ", 200), ("{a: ", 200), ("[[\n", 200), ("a:\n", 200), ("{", 1), ("? ", 1),
    ("[{", 2),
  ])
  func `nesting of 200 KB stops at the limit, at once`(_ step: String, _ kept: Int) throws {
    var text = ""
    var depth = 0
    while text.utf8.count < 200_000 {
      // A block mapping nests by indentation.
      if step == "a:\n" { text += String(repeating: " ", count: depth) }
      text += step
      depth += 1
    }
    let clock = ContinuousClock()
    var faults: [Diagnostic] = []
    var document: YAMLDocument?
    let time = clock.measure { (document, faults) = readWithFaults(Array(text.utf8)) }
    #expect(faults.map(\.code) == ["GP2006"])
    #expect(document?.isIncomplete == true)
    #expect(document?.root.map(height) == kept)
    #expect(time < .milliseconds(500))
  }

  @Test func `10 000 levels, closed, are refused; 200 are read`() throws {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
      let deep = String(repeating: open, count: 10_000) + String(repeating: close, count: 10_000)
      #expect(readWithFaults(Array(deep.utf8)).faults.map(\.code) == ["GP2006"])
      let most = String(repeating: open, count: 200) + String(repeating: close, count: 200)
      #expect(height(try #require(read(most).root)) == 200)
    }
  }

  /// Nine levels of nine aliases each: 9⁹ = 387 million values in 400 bytes.
  @Test func `a billion laughs end in a diagnostic`() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (before, name) in zip("abcdefgh", "bcdefghi") {
      let aliases = Array(repeating: "*\(before)", count: 9).joined(separator: ", ")
      text += "\(name): &\(name) [\(aliases)]\n"
    }
    let clock = ContinuousClock()
    var result: (document: YAMLDocument, faults: [Diagnostic])?
    let time = clock.measure { result = readWithFaults(Array(text.utf8)) }
    // By a: 10 nodes, b: 91, c: 820, d: 7381, e: 66 430, f: 597 871. The aliases of b to f stand
    // for 9 * (10 + 91 + 820 + 7381 + 66 430) = 672 588 nodes, those of g for 597 871 each: the
    // first goes past the limit. Line 7 is "g: &g [*f, …".
    #expect(result?.faults.map(summary) == ["7:8: GP2007"])
    #expect(result?.document.isIncomplete == true)
    #expect(result?.document.root?.entries.count == 7)
    #expect(time < .milliseconds(100))
  }

  @Test func `aliases cannot nest deeper than the limit either`() {
    // Each anchor holds the one before: a height of 150 at the 150th.
    var text = "- &a0 [x]\n"
    for level in 1..<300 { text += "- &a\(level) [*a\(level - 1)]\n" }
    let (document, faults) = readWithFaults(Array(text.utf8))
    // The outer list, 198 anchors' lists and the first one's are 200 levels: a198 has height 199.
    #expect(faults.map(summary) == ["200:10: GP2006"])
    #expect(document.root.map(height) == 200)
  }

  @Test func `a long honest list is no bomb`() throws {
    var limits = YAMLLimits()
    limits.nodes = 100
    let text = "- &a 1\n" + String(repeating: "- 1\n", count: 1000)
    let aliases = String(repeating: "- *a\n", count: 100)
    let (document, faults) = readWithFaults(Array((text + aliases).utf8), limits: limits)
    #expect(faults.isEmpty)
    #expect(try #require(document.root).items.count == 1101)
    let more = readWithFaults(Array((text + aliases + "- *a\n").utf8), limits: limits)
    #expect(more.faults.map(summary) == ["1102:3: GP2007"])
  }

  @Test func `100 000 keys are found, and repeats among them, without quadratic work`() throws {
    var text = ""
    for index in 0..<100_000 { text += "TASK_\(index): \(index)\n" }
    let clock = ContinuousClock()
    let time = try clock.measure {
      let root = try #require(read(text).root)
      #expect(root.entries.count == 100_000)
      for index in stride(from: 0, to: 100_000, by: 7) {
        #expect(root["TASK_\(index)"]?.scalar == .int(index))
      }
      #expect(root["TASK_100000"] == nil)
    }
    #expect(time < .seconds(20))
    let (document, faults) = readWithFaults(Array((text + "TASK_7: x\nTASK_99999: y\n").utf8))
    #expect(faults.map(summary) == ["100001:1: GP2009", "100002:1: GP2009"])
    #expect(document.root?.entries.count == 100_000)
    #expect(document.root?["TASK_7"]?.string == "7")
    #expect(document.root?["TASK_99999"]?.string == "99999")
  }

  @Test func `a text cut at any byte never traps and keeps its beginning`() throws {
    let bytes = Array(Self.sample.utf8)
    for end in 0...bytes.count {
      let (document, _) = readWithFaults(Array(bytes[..<end]))
      if end > 20 { #expect(document.root?["version"]?.string == "0.1") }
      _ = document.root.map(flow)
    }
  }

  @Test func `a byte changed anywhere never traps`() {
    let bytes = Array(Self.sample.utf8)
    for index in bytes.indices {
      for byte in [0x00, 0x0A, 0x22, 0x2A, 0x5B, 0xFF] as [UInt8] {
        var changed = bytes
        changed[index] = byte
        let (document, faults) = readWithFaults(changed)
        _ = document.root.map(flow)
        if byte == 0x00 || byte >= 0x80 { #expect(!faults.isEmpty) }
      }
    }
  }

  static let sample = """
    version: '0.1'
    # A comment — with more than ASCII
    queues: {data: TASK_1, "dev": null}
    tasks:
      TASK_1: &t
        title: >-
          审查 of a long
          text
        note: |2
            indented
        events:
        - {at: "2026-02-01T14:46:02Z", by: *nobody}
        - [1, -0x1F, .inf, ~, !!str 5, "\\u00e9\\n"]
      TASK_2: *t
      ? complex
      : yes
      TASK_1: again
    """ + "\r\nend: 'it''s'\r\n"

  private func height(_ node: YAMLNode) -> Int {
    switch node.kind {
    case .scalar: 0
    case .sequence: 1 + (node.items.map(height).max() ?? 0)
    case .mapping: 1 + (node.entries.map { height($0.value) }.max() ?? 0)
    }
  }
}
