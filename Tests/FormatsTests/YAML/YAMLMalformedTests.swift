import Diagnostics
import Formats
import Testing

/// One malformed text: what the log says of it, and what is kept.
struct MalformedYAML: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String
  /// `line:column: code` of each diagnostic. Places were counted by hand.
  var faults: [String]
  /// The document as flow text, by `flow(_:)`; nil where there is none.
  var kept: String?
  var isIncomplete = true

  var testDescription: String { name }

  static let all: [MalformedYAML] = [
    .init(
      name: "a tab that indents", text: "a: 1\nb:\n\tc: 2\n", faults: ["3:1: GP2005"],
      kept: "{a: 1}"),
    .init(
      name: "a tab that indents after spaces", text: "a: 1\nb:\n  c: 2\n  \td: 2\n",
      faults: ["4:3: GP2005"], kept: "{a: 1, b: {}}"),
    .init(
      name: "a tab after a dash", text: "a:\n- x\n-\tb\n", faults: ["3:2: GP2005"],
      kept: "{a: [x]}"),
    .init(
      name: "an open list", text: "a: [1, 2\n", faults: ["1:9: GP2004"], kept: "{a: [1, 2]}"),
    .init(
      name: "an open list, cut within its line", text: "a: [1, 2", faults: ["1:9: GP2004"],
      kept: "{a: [1, 2]}"),
    .init(
      name: "an open quote", text: "a: 1\nb: \"x\nc: 2\n\n", faults: ["3:5: GP2004"],
      kept: "{a: 1}"),
    .init(
      name: "a colon in a value", text: "a: 1\ntitle: note: x\n", faults: ["2:12: GP2004"],
      kept: "{a: 1}"),
    .init(
      name: "a quote in a quoted text", text: "a: 1\nb: 'it's'\n", faults: ["2:8: GP2004"],
      kept: "{a: 1}"),
    .init(
      name: "text after a quoted text", text: "a: 1\nb: \"x\" y\n", faults: ["2:8: GP2004"],
      kept: "{a: 1}"),
    .init(
      name: "a key out of line", text: "a:\n    b: 1\n  c: 2\n", faults: ["3:3: GP2004"],
      kept: "{a: {b: 1}}"),
    .init(
      name: "a key that is given twice", text: "a: 1\nb: 2\na: 3\n", faults: ["3:1: GP2009"],
      kept: "{a: 1, b: 2}", isIncomplete: false),
    .init(
      name: "a key that is given three times, quoted, inside",
      text: "m: {a: 1, 'a': 2, \"a\": 3}\n",
      faults: ["1:11: GP2009", "1:19: GP2009"], kept: "{m: {a: 1}}", isIncomplete: false),
    .init(
      name: "a merge key", text: "a: &x {p: 1}\nb:\n  <<: *x\n  q: 2\n",
      faults: ["3:3: GP2010"], kept: "{a: {p: 1}, b: {q: 2}}", isIncomplete: false),
    .init(
      name: "a quoted merge key is a key", text: "'<<': 1\n", faults: [], kept: "{<<: 1}",
      isIncomplete: false),
    .init(
      name: "a custom tag", text: "a: !color red\nb: !!set {x: 1}\nc: !!python/tuple [1]\n",
      faults: ["1:4: GP2011", "2:4: GP2011", "3:4: GP2011"], kept: "{a: red, b: {x: 1}, c: [1]}",
      isIncomplete: false),
    .init(
      name: "a second document", text: "a: 1\n---\nb: 2\n", faults: ["2:1: GP2012"],
      kept: "{a: 1}"),
    .init(
      name: "an alias without anchor", text: "a: *x\nb: 1\n", faults: ["1:4: GP2008"],
      kept: "{a: null, b: 1}", isIncomplete: false),
    .init(
      name: "an alias inside its own value", text: "a: &x [1, *x]\nb: 1\n",
      faults: ["1:11: GP2008"], kept: "{a: [1, null], b: 1}", isIncomplete: false),
    .init(
      name: "NUL", text: "a: 1\nb: x\u{0}y\nc: 2\n", faults: ["2:5: GP2002"],
      kept: "{a: 1, b: x\u{FFFD}y, c: 2}", isIncomplete: false),
    .init(
      name: "a byte order mark inside", text: "a: 1\nb: \u{FEFF}y\n", faults: ["2:4: GP2002"],
      kept: "{a: 1, b: \u{FFFD}y}", isIncomplete: false),
    .init(name: "a directive that is unknown", text: "%FOO\n---\na: 1\n", faults: ["1:5: GP2004"]),
    .init(name: "only brackets", text: "]\n", faults: ["1:1: GP2004"]),
    .init(name: "an at sign", text: "a: @b\n", faults: ["1:4: GP2004"], kept: "{}"),
  ]
}

struct YAMLMalformedTests {
  @Test(arguments: MalformedYAML.all)
  func `it is told with its place, and the rest is kept`(_ test: MalformedYAML) {
    let (document, faults) = readWithFaults(Array(test.text.utf8))
    #expect(faults.map(summary) == test.faults)
    #expect(document.root.map(flow) == test.kept)
    #expect(document.isIncomplete == test.isIncomplete)
  }

  @Test func `bytes that are no UTF-8 are replaced one by one`() {
    // 0xE4 0xB8 is the start of a letter of three bytes, 0xC0 is never part of one.
    let bytes =
      Array("é: x".utf8) + [0xE4, 0xB8] + Array("y\nb: {c: ".utf8) + [0xC0] + Array("z}\n".utf8)
    let (document, faults) = readWithFaults(bytes)
    #expect(faults.map(summary) == ["1:6: GP2002"])
    #expect(faults.first?.message.hasSuffix("the file has 3 such faults") == true)
    #expect(document.root.map(flow) == "{é: x\u{FFFD}\u{FFFD}y, b: {c: \u{FFFD}z}}")
    #expect(place(document.root?["b"]) == "2:4")
    #expect(place(document.root?["b"]?["c"]) == "2:8")
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x3A, 0x00],
      [0x00, 0x61, 0x00, 0x3A], [0xFF, 0xFE],
    ] as [[UInt8]])
  func `UTF-16 is told and not read`(_ bytes: [UInt8]) {
    let (document, faults) = readWithFaults(bytes)
    #expect(faults.map(\.code) == ["GP2001"])
    #expect(document.root == nil)
    #expect(document.isIncomplete)
  }

  @Test func `a file over the limit is told and not read`() {
    var limits = YAMLLimits()
    limits.bytes = 4
    let (document, faults) = readWithFaults(Array("a: 12".utf8), limits: limits)
    #expect(faults.map(summary) == ["0:0: GP2003"])
    #expect(document.isIncomplete)
    #expect(readWithFaults(Array("a: 1".utf8), limits: limits).faults.isEmpty)
  }

  @Test func `a thousand faults are told by the first hundred and a count`() {
    let text = (0..<1000).map { "k\($0): !x 1\n" }.joined()
    let faults = readWithFaults(Array(text.utf8)).faults
    #expect(faults.count == 101)
    #expect(
      faults.filter { $0.code == "GP2014" }.map(\.message) == [
        "900 more faults of this file are not listed"
      ])
  }

  @Test func `a fault quotes its line and helps`() {
    let faults = readWithFaults(Array("a: 1\r\ntitle: note: x\r\n".utf8)).faults
    #expect(
      faults.first.map { DiagnosticPrinter.text($0) } == """
        t.yaml:2:12: error: a ':' is not allowed here [GP2004]
          title: note: x
                     ^
          hint: put quotes around a value that holds ': ', and check the indentation
        """)
  }

  @Test func `a fault names the line of what stays open`() {
    let faults = readWithFaults(Array("a:\n  b: [1,\n  2\nc: 3\n".utf8)).faults
    #expect(
      faults.map(\.message) == ["a list in '[' is not closed (in the list '[' starting on line 2)"])
    #expect(faults.map(summary) == ["4:2: GP2004"])
  }
}

func readWithFaults(
  _ bytes: [UInt8], limits: YAMLLimits = .standard
) -> (document: YAMLDocument, faults: [Diagnostic]) {
  let log = DiagnosticLog()
  let document = YAMLDocument.parse(
    SourceFile(path: "t.yaml", bytes: bytes), limits: limits, log: log)
  return (document, log.sorted)
}

/// `line:column: code`.
func summary(_ diagnostic: Diagnostic) -> String {
  "\(diagnostic.location?.line ?? 0):\(diagnostic.location?.column ?? 0): \(diagnostic.code)"
}

/// A node on one line, in flow style and without quotes.
func flow(_ node: YAMLNode) -> String {
  switch node.kind {
  case .mapping:
    "{" + node.entries.map { "\(flow($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
  case .sequence: "[" + node.items.map(flow).joined(separator: ", ") + "]"
  case .scalar: node.string ?? "null"
  }
}
