import Formats
import Ingest
import Testing
import WorkspaceFixtures

/// Synthetic calls in LiteLLM's shapes; the expected lines are worked out by hand.
@Suite struct AgentImportLiteLLMTests {
  private static let payload =
    #"{"id":"call-1","trace_id":"run-9","call_type":"acompletion","status":"success","#
    + #""custom_llm_provider":"anthropic","model":"claude-x","model_group":"smart","#
    + #""prompt_tokens":1200,"completion_tokens":80,"total_tokens":1280,"response_cost":0.00123,"#
    + #""startTime":1772438400.125,"endTime":1772438402.5,"end_user":"carol","#
    + #""metadata":{"user_api_key_hash":"sk-secret","usage_object":{"prompt_tokens_details":"#
    + #"{"cached_tokens":1000}},"spend_logs_metadata":{"workflow":"triage"}},"#
    + #""model_parameters":{"temperature":0,"tools":["x"]},"messages":[{"role":"user"}]}"#

  @Test func `a standard logging payload becomes one call`() throws {
    let imported = try ImportedTraces(.litellm, Self.payload, options: AgentImportOptions())
    let line = try imported.line("run-9:call-1")
    #expect(line.text("workflow_id") == "triage")
    #expect(line.text("unit_id") == "run-9")
    // date -u -d @1772438400: 2026-03-02 08:00:00.
    #expect(line.text("ts") == "2026-03-02T08:00:00.125000Z")
    #expect(line.text("end_ts") == "2026-03-02T08:00:02.500000Z")
    #expect(line.text("op") == "chat")
    #expect(line.text("model", "provider") == "anthropic")
    #expect(line.text("model", "requested") == "smart")
    #expect(line.at("usage", "input")?.number == 1200)
    #expect(line.at("usage", "cache_read")?.number == 1000)
    #expect(line.text("cost", "amount") == "0.00123")
    #expect(imported.lines("unit").isEmpty)
    #expect(imported.lines.count == 1)
  }

  @Test func `neither keys nor users nor messages are written`() throws {
    let folder = try FixtureWorkspace(["calls.json": "[\(Self.payload)]"])
    let log = try Self.bytes(["\(folder.root)/calls.json"])
    for secret in ["sk-secret", "carol", "role"] { #expect(!log.contains(secret)) }
  }

  private static func bytes(_ paths: [String]) throws -> String {
    let imported = try ImportedTraces(.litellm, paths: paths)
    return imported.lines.map { "\($0)" }.joined()
  }

  @Test func `spend logs, pages of them and callbacks are read alike`() throws {
    let row =
      #"{"request_id":"call-2","call_type":"aembedding","spend":2e-05,"prompt_tokens":40,"#
      + #""completion_tokens":0,"total_tokens":40,"startTime":"2026-03-02T08:00:00Z","#
      + #""endTime":"2026-03-02T08:00:01Z","model":"embed-1","metadata":{"status":"failure","#
      + #""error_information":{"error_class":"Timeout"}}}"#
    let text =
      #"{"data":[\#(row)],"total":1}"# + "\n" + #"{"kwargs":{"standard_logging_object":"#
      + Self.payload + "}}\n"
    let imported = try ImportedTraces(.litellm, text)
    let line = try imported.line("call-2:call-2")
    #expect(line.text("op") == "embeddings")
    #expect(line.text("status") == "timeout")
    #expect(line.text("cost", "amount") == "0.00002")
    #expect(imported.tokens("input") == 1240)
  }

  @Test func `a call whose workflow nobody names is not imported, and that is said`() throws {
    let row = #"{"request_id":"c","call_type":"completion","startTime":"2026-03-02T08:00:00Z"}"#
    let imported = try ImportedTraces(.litellm, row, options: AgentImportOptions())
    #expect(imported.lines.isEmpty)
    #expect(imported.count("span by litellm") == 1)
  }
}
