import Formats
import Ingest
import Testing

/// Spans in the flat form in which Phoenix exports them, one object a line; the expected lines are
/// worked out by hand out of OpenInference's semantic conventions.
@Suite struct AgentImportPhoenixTests {
  private static func span(_ id: String, _ kind: String, _ rest: String) -> String {
    #"{"context":{"trace_id":"t1","span_id":"\#(id)"},"name":"n-\#(id)","parent_id":"s0","#
      + #""start_time":"2026-03-02T08:00:01+00:00","end_time":"2026-03-02T08:00:02+00:00","#
      + #""attributes":{"openinference.span.kind":"\#(kind)"\#(rest)},"#
      + #""status_code":"\#(kind == "RETRIEVER" ? "ERROR" : "OK")"}"#
  }

  @Test func `spans of objects, with what a retrieval gave`() throws {
    let text = [
      Self.span(
        "s1", "LLM",
        #","llm.model_name":"m-1","llm.token_count.prompt":12,"llm.token_count.completion":3"#),
      Self.span(
        "s2", "RETRIEVER",
        #","retrieval.documents.0.document.id":"d-1","retrieval.documents.0.document.score":0.5,"#
          + #""retrieval.documents.1.document.id":"d-2""#),
      #"{"name":"no ids"}"#,
    ].joined(separator: "\n")
    let imported = try ImportedTraces(.openinference, text)
    let call = try imported.line("t1:s1")
    #expect(call.text("op") == "chat")
    #expect(call.text("status") == "ok")
    // Its parent is not in the export.
    #expect(call.text("parent_id") == nil)
    #expect(call.text("ts") == "2026-03-02T08:00:01Z")
    #expect(call.text("model", "name") == "m-1")
    #expect(call.at("usage", "input")?.number == 12)
    let search = try imported.line("t1:s2")
    #expect(search.text("op") == "retrieval")
    #expect(search.text("status") == "error")
    let sources = search["sources"]?.items ?? []
    #expect(sources.map { $0["id"]?.string } == ["d-1", "d-2"])
    #expect(imported.entries.first?.reason == "neither a batch of spans nor a span")
  }
}
