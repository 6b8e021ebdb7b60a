import Formats
import Ingest
import Testing
import WorkspaceFixtures

/// Synthetic rows in Langfuse's shapes; the expected lines are worked out by hand.
@Suite struct AgentImportLangfuseTests {
  private static let trace =
    #"{"id":"t1","name":"triage","timestamp":"2026-03-02T08:00:00.000Z","userId":"bob","sessionId":"s1"}"#

  private static func observation(_ id: String, _ more: String) -> String {
    #"{"id":"\#(id)","traceId":"t1","type":"GENERATION","name":"call","#
      + #""startTime":"2026-03-02T08:00:01Z","endTime":"2026-03-02T08:00:03.5Z",\#(more)}"#
  }

  struct Counts: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let details: String
    let input: Int
    let output: Int
  }

  @Test(arguments: [
    Counts(
      testDescription: "taken out of the input",
      details: #"{"input":200,"input_cached_tokens":800,"output":30,"total":1030}"#, input: 1000,
      output: 30),
    Counts(
      testDescription: "both cache counts and reasoning taken out",
      details:
        #"{"input":10,"cache_read_input_tokens":5,"cache_creation_input_tokens":7,"output":3,"#
        + #""output_reasoning":4,"total":29}"#,
      input: 22, output: 7),
    Counts(
      testDescription: "inside, by their name",
      details: #"{"input":200,"prompt_details.cache_read":150,"output":30,"#
        + #""completion_details.reasoning":20,"total":230}"#,
      input: 200, output: 30),
    Counts(
      testDescription: "inside, by the total",
      details: #"{"input":200,"input_cached_tokens":150,"output":30,"total":230}"#, input: 200,
      output: 30),
  ])
  func `input includes the cache and output the reasoning`(_ counts: Counts) throws {
    let text = Self.observation("o1", "\"model\":\"m\",\"usageDetails\":\(counts.details)")
    let line = try ImportedTraces(.langfuse, text).line("t1:o1")
    #expect(line.at("usage", "input")?.number == counts.input)
    #expect(line.at("usage", "output")?.number == counts.output)
  }

  @Test func `a cost is written digit for digit, and none where Langfuse computed none`() throws {
    let priced = Self.observation(
      "o1", #""usageDetails":{"input":1,"output":1},"costDetails":{"total":1.25e-06},"totalCost":0"#
    )
    let unpriced = Self.observation(
      "o2", #""usageDetails":{"input":1,"output":1},"costDetails":{},"totalCost":0"#)
    let imported = try ImportedTraces(.langfuse, "[\(priced),\n\(unpriced)]", name: "rows.json")
    let cost = try imported.line("t1:o1")["cost"]
    #expect(cost?["amount"]?.string == "0.00000125")
    #expect(cost?["currency"]?.string == "USD")
    #expect(cost?["source"]?.string == "table")
    #expect(try imported.line("t1:o2")["cost"] == nil)
  }

  @Test func `rows of traces and observations find each other in any order`() throws {
    let row = Self.observation("o1", #""usageDetails":{"input":1,"output":1}"#)
    let options = AgentImportOptions(hashKey: Array(repeating: 0x6B, count: 32))
    let imported = try ImportedTraces(
      .langfuse, "\(row)\n\(Self.trace)\n", options: options)
    let line = try imported.line("t1:o1")
    #expect(line.text("workflow_id") == "triage")
    #expect(line.text("x", "session") == "s1")
    #expect(line.text("subject", "id")?.hasPrefix("hmac-sha256:") == true)
    #expect(line["parent_id"] == nil)
    let units = imported.lines("unit").compactMap { $0.text("ts") }
    #expect(units == ["2026-03-02T08:00:00Z", "2026-03-02T08:00:03.500000Z"])
  }

  @Test func `exported tables, without offsets, are read in UTC`() throws {
    let text =
      #"{"id":"o1","trace_id":"t1","trace_name":"triage","type":"TOOL","name":"search","#
      + #""start_time":"2026-03-02 08:00:01.250000","end_time":"2026-03-02 08:00:02.000000","#
      + #""level":"ERROR","input":"q","output":"r","user_id":"bob"}"#
    let imported = try ImportedTraces(.langfuse, text, options: AgentImportOptions())
    let line = try imported.line("t1:o1")
    #expect(line.text("ts") == "2026-03-02T08:00:01.250000Z")
    #expect(line.text("op") == "execute_tool")
    #expect(line.text("tool", "name") == "search")
    #expect(line.text("status") == "error")
    #expect(line.text("workflow_id") == "triage")
    #expect(imported.lines("unit").compactMap { $0.text("event") } == ["opened"])
  }

  struct Score: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String
    let purpose: String?
    let verdict: String?
  }

  @Test(arguments: [
    Score(
      testDescription: "an annotation is a sample",
      json: #""name":"correctness","value":0.9,"source":"ANNOTATION","dataType":"NUMERIC""#,
      purpose: "sample", verdict: "pass"),
    Score(
      testDescription: "a bad answer by feedback is a defect",
      json: #""name":"user-feedback","value":0,"source":"API","dataType":"BOOLEAN""#,
      purpose: "defect", verdict: "defect"),
    Score(
      testDescription: "an evaluator's judgement is no sample",
      json: #""name":"toxicity","value":0.8,"source":"EVAL","dataType":"NUMERIC""#,
      purpose: "defect", verdict: "defect"),
    Score(
      testDescription: "a score without a rule is no review",
      json: #""name":"style","value":0.8,"source":"EVAL","dataType":"NUMERIC""#, purpose: nil,
      verdict: nil),
    Score(
      testDescription: "a category without a rule is no review",
      json: #""name":"correctness","stringValue":"so-so","source":"ANNOTATION""#, purpose: nil,
      verdict: nil),
  ])
  func `scores become reviews by the rules of the alias table`(_ score: Score) throws {
    let row =
      #"{"id":"c1","traceId":"t1","observationId":"o1","timestamp":"2026-03-03T10:00:00Z","#
      + score.json + "}"
    let text = Self.trace + "\n" + Self.observation("o1", "\"model\":\"m\"") + "\n" + row
    let imported = try ImportedTraces(.langfuse, text)
    let review = imported.lines("review").first
    #expect(review?.text("purpose") == score.purpose)
    #expect(review?.text("verdict") == score.verdict)
    #expect(review == nil || review?.text("unit_id") == "t1")
    #expect(review == nil || review?.text("action_id") == "t1:o1")
  }

  @Test func `a workspace's own rule goes before the built-in ones`() throws {
    let row =
      #"{"id":"c1","traceId":"t1","timestamp":"2026-03-03T10:00:00Z","name":"style","#
      + #""stringValue":"bad","source":"ANNOTATION"}"#
    let own = "scores:\n  - {name: style, defect_values: [bad]}\n"
    let imported = try ImportedTraces(.langfuse, Self.trace + "\n" + row, own: own)
    #expect(imported.lines("review").compactMap { $0.text("verdict") } == ["defect"])
    #expect(imported.diagnostics == [])
  }
}
