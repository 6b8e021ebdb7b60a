import Diagnostics
import Formats
import Ingest
import Testing
import WorkspaceFixtures

/// Exports that are damaged or meant to do damage: what is wrong is named, the rest is imported.
@Suite struct AgentImportHostileTests {
  private typealias Span = OTLPFixture

  private static let good = Span.line([Span.call("a1", input: 5, output: 1)])

  struct BadLine: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let code: String

    init(_ name: String, _ text: String, _ code: String) {
      self.init(name, bytes: Array(text.utf8), code)
    }

    init(_ name: String, bytes: [UInt8], _ code: String) {
      testDescription = name
      self.bytes = bytes
      self.code = code
    }
  }

  // A declared type: the checker of types is lost in such a table without one.
  static let badLines: [BadLine] = [
    BadLine(
      "deep nesting",
      String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000), "GP2101"),
    BadLine("half a line", "{\"resourceSpans\":[{\"scopeSpans\":[", "GP2101"),
    BadLine("no JSON", "spans!", "GP2101"),
    BadLine("invalid UTF-8", bytes: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], "GP2101"),
    BadLine("a lone surrogate", "{\"resourceSpans\":[\"\\ud800\"]}", "GP2101"),
    BadLine("a key twice", "{\"resourceSpans\":[],\"resourceSpans\":[]}", "GP2102"),
  ]

  @Test(arguments: badLines)
  func `a bad line between good ones is named and costs nothing else`(_ bad: BadLine) throws {
    let second = Span.line([Span.call("b2", input: 7, output: 1)])
    let bytes = Array(Self.good.utf8) + bad.bytes + [0x0A] + Array(second.utf8)
    let folder = try FixtureWorkspace()
    try folder.write("t.jsonl", bytes: bytes)
    let imported = try ImportedTraces(.otel, paths: ["\(folder.root)/t.jsonl"])
    #expect(imported.tokens("input") == 12)
    #expect(imported.diagnostics.map(\.code) == [bad.code])
    #expect(imported.diagnostics.first?.location?.line == 2)
  }

  @Test func `many faults are listed to the twentieth and then counted`() throws {
    let text = String(repeating: "x\n", count: 50)
    let imported = try ImportedTraces(.otel, Self.good + text)
    #expect(imported.diagnostics.filter { $0.code == "GP2101" }.count == 20)
    let rest = imported.diagnostics.filter { $0.code == "GP7113" }.map(\.message)
    #expect(rest == ["30 more faults in this file are not listed"])
  }

  @Test func `values of a wrong type are left out, their span is kept`() throws {
    let span = Span.call(
      "a1", input: 5, output: 1,
      more: [
        "gen_ai.usage.input_tokens": "{\"stringValue\":\"many\"}",
        "gen_ai.usage.output_tokens": "{\"intValue\":\"-4\"}",
        "gen_ai.request.model": "{\"arrayValue\":{\"values\":[]}}",
        "gen_ai.request.temperature": "{\"kvlistValue\":{\"values\":[]}}",
      ])
    let imported = try ImportedTraces(.otel, Span.line([span]))
    let line = try imported.line("\(Span.trace):a1")
    #expect(line["usage"] == nil)
    #expect(line["model"] == nil)
    // Once for the span, whatever the number of its bad counts.
    #expect(imported.count("call by fixture") == 1)
    #expect(imported.count("model call by fixture") == 1)
  }

  @Test func `spans without ids or times are counted and left out`() throws {
    let text =
      "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{},7,{\"traceId\":\"a\",\"spanId\":\"b\"},"
      + "{\"traceId\":\"000\",\"spanId\":\"b\"}]}]}]}\n" + Self.good
    let imported = try ImportedTraces(.otel, text)
    #expect(imported.actions.count == 1)
    #expect(imported.count("span") == 4)
  }

  @Test func `ten megabytes in an attribute are named where they are no content`() throws {
    let long = String(repeating: String(repeating: "a", count: 1 << 10), count: 10 << 10)
    let span = Span.call(
      "a1", input: 5, output: 1,
      more: ["gen_ai.agent.name": long, "gen_ai.input.messages": long])
    let options = AgentImportOptions(workflow: "demo", keepsContent: true)
    let imported = try ImportedTraces(.otel, Span.line([span]), options: options)
    let line = try imported.line("\(Span.trace):a1")
    #expect(line.text("agent", "id") == "demo")
    // python3: hashlib.sha256(b"a" * (10 << 20)).hexdigest()
    #expect(
      line.text("input", "sha256")
        == "b5eec3f68ef64d15e82dad91ff908582c5f081e61a62e22427af9bec2cd35f8d")
    #expect(imported.count("attribute 'gen_ai.agent.name' by fixture") == 1)
  }

  @Test func `a circle of parents ends, and a span that comes twice is written once`() throws {
    let spans = [
      Span(id: "a1", parent: "b2", attributes: ["gen_ai.operation.name": "chat"]),
      Span(id: "b2", parent: "a1", attributes: ["gen_ai.operation.name": "chat"]),
      Span.call("c3", parent: "c3", input: 1, output: 1),
      Span.call("c3", input: 9, output: 9),
    ]
    let imported = try ImportedTraces(.otel, Span.line(spans))
    #expect(imported.actions.count == 3)
    #expect(imported.tokens("input") == 1)
    #expect(imported.count("span") == 1)
  }

  @Test func `a chain of twenty thousand spans is read without recursion`() throws {
    let spans = (1...20_000).map { number in
      Span(
        id: String(number, radix: 16), parent: number == 1 ? nil : String(number - 1, radix: 16),
        attributes: ["gen_ai.operation.name": "chat"])
    }
    let imported = try ImportedTraces(.otel, Span.line(spans))
    #expect(imported.actions.count == 20_000)
  }
}
