import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Real traces. The expected totals are the sources' own, by Derivation/agent_totals.py.
@Suite(
  .enabled(if: FixtureWorkspace.sharedFolder != nil, "the samples beside the project are absent"))
struct AgentImportSampleTests {
  private static func sample(_ name: String) throws -> String {
    try #require(FixtureWorkspace.sharedFolder) + "/samples/agent-logs/\(name)"
  }

  private static let langfuseNames = [
    "google-gemini-2025-08-01", "langgraph-python-2025-08-22", "openai-agents-2025-09-30",
    "vercel-aisdk-2025-11-17",
  ]

  private static func langfuse() throws -> ImportedTraces {
    let paths = try langfuseNames.map { try sample("langfuse/\($0).trace.json") }
    return try ImportedTraces(.langfuse, paths: paths)
  }

  private static func otlp() throws -> ImportedTraces {
    try ImportedTraces(.otel, paths: [try sample("otlp/derived-from-langfuse.otlp.jsonl")])
  }

  @Test func `Langfuse's traces have its number, its 90th percentile and its cost`() throws {
    let imported = try Self.langfuse()
    #expect(imported.unitDurations.count == 4)
    #expect(Self.p90(imported.unitDurations) == Rational(93_359, 10_000))
    #expect(imported.cost { $0["cost"] } == Rational(decimal: "0.006932799998"))
    // What Langfuse computed for a call that only wraps another.
    #expect(imported.cost { $0.at("x", "repeated_cost") } == Rational(decimal: "0.0004475"))
    #expect(imported.tokens("input") == 376)
    #expect(imported.tokens("output") == 2250)
    #expect(imported.actions.count == 18)
    #expect(imported.lines("review").count == 8)
    #expect(imported.diagnostics == [])
  }

  @Test func `OTLP's traces have its number, its 90th percentile, its tokens and its cost`() throws
  {
    let imported = try Self.otlp()
    #expect(imported.unitDurations.count == 7)
    #expect(Self.p90(imported.unitDurations) == Rational(25_987, 2500))
    #expect(imported.tokens("input") == 9784)
    #expect(imported.tokens("output") == 823)
    #expect(imported.cost { $0["cost"] } == Rational(decimal: "0.00032265"))
    #expect(imported.actions.filter { $0["usage"] != nil }.count == 12)
    #expect(imported.diagnostics == [])
  }

  @Test func `spans that are of no agent give no line, and the report names them`() throws {
    let imported = try Self.otlp()
    #expect(imported.actions.count == 43)
    #expect(imported.count("span by ai.koog") == 5)
    #expect(imported.count("span by pydantic-ai") == 2)
  }

  @Test func `the protocol's own examples give no action`() throws {
    for name in ["trace", "logs", "metrics"] {
      let path = try Self.sample("otlp/otel-proto-example-\(name).json")
      let imported = try ImportedTraces(.otel, paths: [path])
      #expect(imported.actions.isEmpty)
      #expect(imported.entries.isEmpty == false)
      #expect(imported.diagnostics == [])
    }
  }

  @Test func `the same spans give the same tokens by either convention`() throws {
    let path = try Self.sample("otlp/derived-from-langfuse.otlp.jsonl")
    let imported = try ImportedTraces(.openinference, paths: [path])
    let calls = imported.actions.filter {
      $0.text("x", "scope") == "openinference.instrumentation.google_adk" && $0["usage"] != nil
    }
    // 39 and 28 prompt tokens, 6 and 3 completion tokens, as the spans have them.
    #expect(calls.compactMap { $0.at("usage", "input")?.number }.sorted() == [28, 39])
    #expect(calls.compactMap { $0.at("usage", "output")?.number }.sorted() == [3, 6])
  }

  /// Linear interpolation at rank (n − 1) p.
  private static func p90(_ values: [Rational]) -> Rational? {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return nil }
    let low = last * 9 / 10
    let part = Rational(Int128(last * 9 - low * 10), 10) ?? 0
    return sorted[low] + part * (sorted[min(low + 1, last)] - sorted[low])
  }
}
