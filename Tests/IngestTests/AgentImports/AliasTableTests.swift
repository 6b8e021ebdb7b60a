import Diagnostics
import Formats
import Ingest
import Testing
import WorkspaceFixtures

@Suite struct AliasTableTests {
  @Test(arguments: AgentSource.allCases)
  func `the built-in tables have no fault`(_ source: AgentSource) throws {
    let log = DiagnosticLog()
    _ = try ImportedTraces.table(source, log: log)
    #expect(log.sorted == [])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let code: String
    let line: Int
  }

  @Test(arguments: [
    Fault(testDescription: "unknown key", text: "\nfeilds: {}\n", code: "GP7101", line: 2),
    Fault(
      testDescription: "unknown field", text: "fields:\n  usage.inputs: [a]\n", code: "GP7101",
      line: 2),
    Fault(
      testDescription: "no list", text: "fields:\n  usage.input: a\n", code: "GP7100", line: 2),
    Fault(
      testDescription: "unknown operation", text: "ops:\n  a: chat\n  b: talk\n", code: "GP7101",
      line: 3),
    Fault(
      testDescription: "unknown status", text: "statuses: {a: bad}\n", code: "GP7101", line: 1),
    Fault(
      testDescription: "rule without a limit", text: "scores:\n  - {name: a}\n", code: "GP7100",
      line: 2),
    Fault(testDescription: "no currency", text: "currency: dollars\n", code: "GP7100", line: 1),
    Fault(testDescription: "another format", text: "format: x/2\n", code: "GP7100", line: 1),
    Fault(testDescription: "no mapping", text: "- a\n", code: "GP7100", line: 1),
  ])
  func `a fault of a workspace's own table is a diagnostic at its line`(_ fault: Fault) throws {
    let log = DiagnosticLog()
    _ = try ImportedTraces.table(.otel, own: fault.text, log: log)
    #expect(log.sorted.map(\.code) == [fault.code])
    #expect(log.sorted.first?.location?.path == "Templates/import/otel.yaml")
    #expect(log.sorted.first?.location?.line == fault.line)
  }

  @Test func `a workspace's own names and words go before the built-in ones`() throws {
    let own = """
      fields:
        usage.input: [my.tokens]
      ops: {chat: handoff, dance: message}
      ignore: ["my.*"]
      """
    let spans = [
      OTLPFixture.call("a1", input: 5, output: 1, more: ["my.tokens": OTLPFixture.count(9)]),
      OTLPFixture(id: "b2", attributes: ["gen_ai.operation.name": "Dance", "my.x": "1"]),
    ]
    let imported = try ImportedTraces(.otel, OTLPFixture.line(spans), own: own)
    #expect(imported.tokens("input") == 9)
    #expect(imported.actions.compactMap { $0.text("op") } == ["handoff", "message"])
    #expect(imported.entries.filter { $0.kind.contains("my.") } == [])
  }

  @Test func `replace drops the built-in names of a field`() throws {
    let own = "replace: [usage.input]\nfields:\n  usage.input: [my.tokens]\n"
    let span = OTLPFixture.call("a1", input: 5, output: 1)
    let imported = try ImportedTraces(.otel, OTLPFixture.line([span]), own: own)
    #expect(imported.tokens("input") == 0)
    #expect(imported.count("attribute 'gen_ai.usage.input_tokens' by fixture") == 1)
  }
}
