import Foundation
import Testing
import WorkspaceFixtures

/// `import litellm` as a person runs it. What a line must say is read off LiteLLM's documentation of
/// its standard logging payload; times by `date -u -d @1772438400`.
@Suite struct ImportAgentsTests {
  private static let call =
    #"{"id":"call-1","trace_id":"run-9","call_type":"acompletion","status":"success","#
    + #""custom_llm_provider":"anthropic","model":"claude-x","prompt_tokens":1200,"#
    + #""completion_tokens":80,"total_tokens":1280,"startTime":1772438400.125,"#
    + #""endTime":1772438402.5,"end_user":"carol"}"#

  private static func workspace() throws -> FixtureWorkspace {
    try FixtureWorkspace([
      "govpack.yaml": "name: A\n", "calls.2026.jsonl": call + "\n",
      "key": "0123456789abcdef0123456789abcdef\n", "short": "abc\n",
    ])
  }

  private static func run(
    _ words: [String], _ workspace: FixtureWorkspace
  ) throws -> Program.Outcome {
    try Program.run(["import", "litellm"] + words, in: workspace.root)
  }

  @Test func `an export becomes lines of the log, once`() throws {
    let workspace = try Self.workspace()
    let words = ["calls.2026.jsonl", "--workflow", "triage", "--hash-key-file", "key"]
    let first = try Self.run(words, workspace)
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output.contains("1 action, "))
    #expect(first.output.contains("1 line, written"))
    let folder = URL(filePath: workspace.root).appending(path: "ops/actions")
    // Beside it lies a hidden file with its hash.
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") }
    #expect(files.count == 1)
    let line = try String(contentsOf: folder.appending(path: files[0]), encoding: .utf8)
    #expect(line.contains(#""workflow_id":"triage""#))
    #expect(line.contains("2026-03-02T08:00:00.125"))
    #expect(!line.contains("carol"))
    let second = try Self.run(words, workspace)
    #expect(second.status == 0)
    #expect(second.output.contains("1 line, unchanged"))
    let own = try String(contentsOf: folder.appending(path: files[0]), encoding: .utf8)
    #expect(own == line)
  }

  @Test func `a dry run prints the lines and writes nothing`() throws {
    let workspace = try Self.workspace()
    let outcome = try Self.run(
      ["calls.2026.jsonl", "--workflow", "triage", "--dry-run"], workspace)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("{"))
    #expect(outcome.error.contains("1 action, "))
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/ops"))
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let words: [String]
    let status: Int32
    let reason: String
    var testDescription: String { words.joined(separator: " ") }
  }

  static let refusals = [
    Refusal(words: [], status: 64, reason: "needs the files of the export"),
    Refusal(
      words: ["calls.2026.jsonl", "--workflow", String(repeating: "w", count: 121)], status: 64,
      reason: "at most 120 bytes"),
    Refusal(
      words: ["calls.2026.jsonl", "--hash-key-file", "short"], status: 64, reason: "fewer than"),
    Refusal(
      words: ["calls.2026.jsonl", "--hash-key-file", "absent"], status: 74,
      reason: "there is no file absent"),
    Refusal(
      words: ["calls.2026.jsonl", "--workflow", ""], status: 64, reason: "--workflow is empty"),
  ]

  @Test(arguments: refusals)
  func `what cannot be meant is refused`(item: Refusal) throws {
    let workspace = try Self.workspace()
    let outcome = try Self.run(item.words, workspace)
    #expect(outcome.status == item.status)
    #expect(outcome.error.contains(item.reason), "\(outcome.error)")
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/ops"))
  }

  @Test func `an alias table of the workspace that cannot be read is named`() throws {
    let workspace = try Self.workspace()
    try workspace.write("Templates/import/litellm.yaml", "fields: [\n")
    let outcome = try Self.run(["calls.2026.jsonl", "--workflow", "triage"], workspace)
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("Templates/import/litellm.yaml:"))
  }
}
