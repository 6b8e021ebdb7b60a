import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Lines that come again: soon, as after a new start of what sends them, or in another part of the
/// log (a part is 8 MiB). What comes of them does not depend on that.
@Suite struct SentAgainTests {
  static let path = "ops/actions/a.jsonl"
  /// A line of its own workflow that fills more than a part, a megabyte at a time.
  static let filler = (0..<9).map { number in
    #"{"type":"unit","id":"f\#(number)","ts":"2026-11-09T08:00:00Z","workflow_id":"f","unit_id":"f\#(number)","event":"opened","x":"\#(String(repeating: "x", count: 1_000_000))"}"#
  }

  static func line(_ id: String, _ event: String, _ more: String = "") -> String {
    #"{"type":"unit","id":"\#(id)","ts":"2026-11-09T08:00:00Z","workflow_id":"w","unit_id":"u","event":"\#(event)"\#(more)}"#
  }

  static let first = [line("1", "opened"), line("2", "completed"), line("3", "reopened")]

  static func log(_ lines: [String]) async throws -> AgentLog {
    let read = try await ReadWorkspace([path: lines.joined(separator: "\n") + "\n"])
    return try #require(read.facts.agentLog)
  }

  @Test func `a line that comes again counts once, be it soon or late`() async throws {
    let soon = try await Self.log(Self.first + Self.first[1...].reversed() + Self.filler)
    let late = try await Self.log(Self.first + Self.filler + Self.first[1...].reversed())
    for log in [soon, late] {
      #expect(log.completed.map(\.reopenings) == [1])
      #expect(log.workflows.filter { $0.id == "w" }.map(\.lines) == [3])
      #expect(log.exclusions[.duplicate]?.count == 2)
    }
    #expect(soon.exclusions[.duplicate]?.first.map(\.line) == [4, 5])
    #expect(late.exclusions[.duplicate]?.first.map(\.line) == [13, 14])
  }

  @Test func `what such a line supersedes does not count, be it soon or late`() async throws {
    let again = Self.line("2", "completed", #","supersedes":"3""#)
    let soon = try await Self.log(Self.first + [again] + Self.filler)
    let late = try await Self.log(Self.first + Self.filler + [again])
    for log in [soon, late] {
      #expect(log.completed.map(\.reopenings) == [0])
      #expect(log.exclusions[.superseded]?.first.map(\.line) == [3])
      #expect(log.exclusions[.duplicate]?.count == 1)
    }
  }

  @Test func `a line that comes again and is superseded counts not at all`() async throws {
    let lines = [
      Self.line("1", "opened"), Self.line("2", "completed"), Self.line("3", "reopened"),
      Self.line("3", "reopened"), Self.line("4", "opened", #","supersedes":"3""#),
    ]
    let log = try await Self.log(lines)
    #expect(log.completed.map(\.reopenings) == [0])
    #expect(log.exclusions[.superseded]?.first.map(\.line) == [3])
    #expect(log.exclusions[.duplicate]?.first.map(\.line) == [4])
  }
}
