import Diagnostics
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Synthetic spans; the expected lines are worked out by hand from the conventions.
@Suite struct AgentImportOTelTests {
  private typealias Span = OTLPFixture

  @Test func `only the calls at the ends of the tree have usage`() throws {
    let spans = [
      Span.call("a1", input: 30, output: 3, more: ["gen_ai.operation.name": "invoke_agent"]),
      Span.call("b2", parent: "a1", input: 10, output: 1),
      Span.call("c3", parent: "a1", input: 20, output: 2),
    ]
    let imported = try ImportedTraces(.otel, Span.line(spans))
    #expect(imported.tokens("input") == 30)
    #expect(imported.tokens("output") == 3)
    let root = try imported.line("\(Span.trace):a1")
    #expect(root["usage"] == nil)
    #expect(root.at("x", "repeated_usage", "input")?.number == 30)
    #expect(try imported.line("\(Span.trace):c3").text("parent_id") == "\(Span.trace):a1")
  }

  @Test func `usage on an agent whose calls state none is kept`() throws {
    let agent = Span.call(
      "a1", input: 30, output: 3, more: ["gen_ai.operation.name": "invoke_agent"])
    let chat = Span(id: "b2", parent: "a1", attributes: ["gen_ai.operation.name": "chat"])
    let imported = try ImportedTraces(.otel, Span.line([agent, chat]))
    #expect(imported.tokens("input") == 30)
    #expect(imported.count("model call by fixture") == 1)
  }

  @Test func `parents may stand in another line than their children, before or behind`() throws {
    let text =
      Span.line([Span.call("b2", parent: "a1", input: 10, output: 1)])
      + Span.line([Span.call("a1", input: 10, output: 1)])
    let imported = try ImportedTraces(.otel, text)
    #expect(imported.tokens("input") == 10)
    #expect(try imported.line("\(Span.trace):a1")["usage"] == nil)
  }

  struct Names: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let provider: String
    let input: String
    let output: String
  }

  @Test(arguments: [
    Names(
      testDescription: "current", provider: "gen_ai.provider.name",
      input: "gen_ai.usage.input_tokens", output: "gen_ai.usage.output_tokens"),
    Names(
      testDescription: "earlier", provider: "gen_ai.system",
      input: "gen_ai.usage.prompt_tokens", output: "gen_ai.usage.completion_tokens"),
  ])
  func `current and earlier names mean the same`(_ names: Names) throws {
    let span = Span(
      id: "a1",
      attributes: [
        "gen_ai.operation.name": "chat", names.provider: "openai", "gen_ai.request.model": "m",
        "gen_ai.response.model": "m-2026", names.input: Span.count(7), names.output: Span.count(2),
        "gen_ai.request.temperature": "{\"doubleValue\":0.5}",
      ])
    let line = try ImportedTraces(.otel, Span.line([span])).line("\(Span.trace):a1")
    #expect(line.text("model", "provider") == "openai")
    #expect(line.text("model", "name") == "m-2026")
    #expect(line.text("model", "requested") == "m")
    #expect(line.at("usage", "input")?.number == 7)
    #expect(line.at("usage", "output")?.number == 2)
    guard case .number("0.5") = line.at("model", "params", "temperature")?.value else {
      Issue.record("the temperature is not 0.5")
      return
    }
  }

  @Test func `times are RFC 3339, cut to microseconds`() throws {
    let imported = try ImportedTraces(.otel, Span.line([Span.call("a1", input: 1, output: 1)]))
    let line = try imported.line("\(Span.trace):a1")
    // 1 760 000 001 s after the epoch; the end has 999 ns more, which are cut off.
    #expect(line.text("ts") == "2025-10-09T08:53:21Z")
    #expect(line.text("end_ts") == "2025-10-09T08:53:22Z")
  }

  @Test func `a root that ends well completes its unit, one in an error does not`() throws {
    let other = String(Span.trace.reversed())
    let failed = Span(
      id: "a1", status: "{\"code\":2}", attributes: ["gen_ai.operation.name": "invoke_agent"],
      trace: other)
    let text = Span.line([Span.call("a1", input: 1, output: 1), failed])
    let imported = try ImportedTraces(.otel, text)
    let events = imported.lines("unit").map {
      "\($0.text("unit_id") ?? "") \($0.text("event") ?? "")"
    }
    #expect(
      events.sorted()
        == ["\(Span.trace) completed", "\(Span.trace) opened", "\(other) opened"].sorted())
    #expect(imported.count("unit") == 1)
  }

  @Test func `parts of a trace whose root is elsewhere do not complete it`() throws {
    let spans = [
      Span.call("b2", parent: "f0", input: 1, output: 1),
      Span.call("c3", parent: "f1", input: 1, output: 1),
    ]
    let imported = try ImportedTraces(.otel, Span.line(spans))
    #expect(imported.lines("unit").compactMap { $0.text("event") } == ["opened"])
  }

  struct Failure: Sendable {
    let type: String
    let status: String
  }

  @Test(arguments: [
    Failure(type: "RateLimitError", status: "error"),
    Failure(type: "TimeoutError", status: "timeout"),
    Failure(type: "asyncio.CancelledError", status: "cancelled"),
    Failure(type: "permission_denied", status: "denied"),
  ])
  func `the class of an error tells how a span ended`(_ failure: Failure) throws {
    let events =
      "{\"name\":\"exception\",\"attributes\":[{\"key\":\"exception.type\",\"value\":"
      + "{\"stringValue\":\"\(failure.type)\"}}]}"
    let span = Span(
      id: "a1", status: "{\"code\":\"STATUS_CODE_ERROR\"}", events: events,
      attributes: ["gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "t"])
    let line = try ImportedTraces(.otel, Span.line([span])).line("\(Span.trace):a1")
    #expect(line.text("status") == failure.status)
    #expect(line.text("error_type") == failure.type)
    guard case .bool(false) = line.at("tool", "success")?.value else {
      Issue.record("a tool that failed is no success")
      return
    }
  }

  @Test func `cache counts that exceed the input are added to it`() throws {
    let inclusive = Span.call(
      "a1", input: 1000, output: 200,
      more: [
        "gen_ai.usage.cache_read.input_tokens": Span.count(800),
        "gen_ai.usage.reasoning.output_tokens": Span.count(50),
      ])
    let exclusive = Span.call(
      "b2", input: 100, output: 20,
      more: ["gen_ai.usage.cache_read.input_tokens": Span.count(800)])
    let imported = try ImportedTraces(.otel, Span.line([inclusive, exclusive]))
    let first = try imported.line("\(Span.trace):a1")
    #expect(first.at("usage", "input")?.number == 1000)
    #expect(first.at("usage", "cache_read")?.number == 800)
    #expect(first.at("usage", "reasoning")?.number == 50)
    #expect(try imported.line("\(Span.trace):b2").at("usage", "input")?.number == 900)
  }

  @Test func `content is a hash and a place, or the text where it is asked for`() throws {
    let span = Span.call("a1", input: 1, output: 1, more: ["gen_ai.input.messages": "abc"])
    let hashed = try ImportedTraces(.otel, Span.line([span])).line("\(Span.trace):a1")
    // FIPS 180-4's example.
    #expect(
      hashed.text("input", "sha256")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(hashed.text("input", "ref") == "\(Span.trace):a1#gen_ai.input.messages")
    #expect(hashed.at("input", "text") == nil)
    let options = AgentImportOptions(workflow: "demo", keepsContent: true)
    let kept = try ImportedTraces(.otel, Span.line([span]), options: options)
    #expect(try kept.line("\(Span.trace):a1").text("input", "text") == "abc")
  }

  @Test func `an attribute names the unit for all below it, and a user never does`() throws {
    let root = Span(
      id: "a1", attributes: ["gen_ai.operation.name": "invoke_agent", "session.id": "S-1"])
    let text = Span.line([root, Span.call("b2", parent: "a1", input: 1, output: 1)])
    let options = AgentImportOptions(unitAttribute: "session.id")
    let imported = try ImportedTraces(.otel, text, options: options)
    #expect(imported.lines.compactMap { $0.text("unit_id") } == ["S-1", "S-1", "S-1", "S-1"])
    // Without --workflow, the name of the service is the workflow.
    #expect(imported.lines.allSatisfy { $0.text("workflow_id") == "shop" })
    let log = DiagnosticLog()
    let table = try ImportedTraces.table(.otel, log: log)
    let refused = AgentImport(
      .otel, AgentImportOptions(unitAttribute: "user.id"), table: table, log: log)
    #expect(refused == nil)
    #expect(log.sorted.map(\.code) == ["GP7110"])
  }

  @Test func `users are hashed with a key and left out without one`() throws {
    let span = Span.call("a1", input: 1, output: 1, more: ["user.id": "alice@example.org"])
    let without = try ImportedTraces(.otel, Span.line([span]))
    #expect(try without.line("\(Span.trace):a1").text("subject", "id") == "")
    #expect(without.count("user id") == 1)
    let options = AgentImportOptions(workflow: "demo", hashKey: Array("0123456789abcdef".utf8))
    let keyed = try ImportedTraces(.otel, Span.line([span]), options: options)
    // python3: hmac.new(b"0123456789abcdef", b"alice@example.org", "sha256").hexdigest(), and the
    // first eight digits of the same over b"govpack key id".
    #expect(
      try keyed.line("\(Span.trace):a1").text("subject", "id")
        == "hmac-sha256:b0de845c:"
        + "bc55b6f5fdc8ddc19d55842db3456c44fab6167acadac9cb71deb86ee883fd8d")
    #expect(keyed.count("user id") == 0)
  }
}
