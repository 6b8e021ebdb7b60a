import Diagnostics
import Foundation
import Ingest
import Formats
import Model
import Testing
import WorkspaceFixtures

/// A log of several parts (a part is 8 MiB), so that units, ids and lines cross their borders.
@Suite struct LongLogTests {
  static let path = "ops/actions/long.jsonl"
  static let unitCount = 600

  /// Three lines for each of 600 units: opened, an action with a long text, completed. The lines
  /// of one unit are a third of the log apart from each other. Counted by hand: 1800 lines.
  static let text: String = {
    // Letters with which no key begins, in no order that gzip could see from one line to the next.
    var state: UInt32 = 1
    let filler = String(
      decoding: (0..<37_500).map { _ -> UInt8 in
        state = state &* 1_664_525 &+ 1_013_904_223
        return [UInt8]("hijklmopqtuvwyzH".utf8)[Int(state >> 28)]
      }, as: UTF8.self)
    let days = ["09", "10", "11"]
    var lines: [String] = []
    for step in 0..<3 {
      for unit in 0..<unitCount {
        let head = """
          {"id":"\(step)-\(unit)","ts":"2026-11-\(days[step])T08:00:00Z","workflow_id":"w","unit_id":"u\(unit)"
          """
        switch step {
        case 0: lines.append(head + #","type":"unit","event":"opened"}"#)
        case 1:
          lines.append(
            head
              + #","type":"action","op":"chat","status":"ok","model":{"name":"m"},"usage":{"input":3,"output":2},"input":{"text":""#
              + filler + #""}}"#)
        default: lines.append(head + #","type":"unit","event":"completed"}"#)
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  static func check(_ log: AgentLog?) throws {
    let log = try #require(log)
    #expect(log.completed.map(\.units.count) == [unitCount])
    #expect(log.completed.map(\.cycleTimes.count) == [unitCount])
    // Two days, from the 9th to the 11th.
    #expect(log.completed.map(\.cycleTimes.median) == [Rational(2 * 86_400 * 1_000_000)])
    #expect(log.completed.map(\.cost.tokens.total) == [Int64(unitCount * 5)])
    #expect(log.workflows.map(\.units) == [unitCount])
    #expect(log.workflows.map(\.lines) == [unitCount * 3])
  }

  @Test func `parts, threads and files change nothing but the places`() async throws {
    let whole = try FixtureWorkspace([Self.path: Self.text])
    let one = try await ReadWorkspace(whole, jobs: 1)
    let four = try await ReadWorkspace(whole, jobs: 4)
    try Self.check(one.facts.agentLog)
    #expect(one.facts.agentLog == four.facts.agentLog)
    #expect(
      one.facts.agentLog?.completed.first?.units.first.map(\.line)
        == Array(1201...1210))

    // The same lines in two files, cut in the middle of a unit's life.
    let lines = Self.text.split(separator: "\n")
    let halves = try FixtureWorkspace([
      "ops/actions/1.jsonl": lines[..<867].joined(separator: "\n") + "\n",
      "ops/actions/2.jsonl": lines[867...].joined(separator: "\n") + "\n",
    ])
    try Self.check(try await ReadWorkspace(halves).facts.agentLog)
  }

  @Test func `an id in another part is found, and a line there is superseded`() async throws {
    let first =
      #"{"id":"0-1","ts":"2026-11-09T08:00:00Z","workflow_id":"w","unit_id":"u1","type":"unit","event":"reopened"}"#
    let more = """
      \(first)
      {"id":"new","supersedes":"1-7","ts":"2026-11-10T08:00:00Z","workflow_id":"w","unit_id":"u7","type":"action","op":"chat","usage":{"input":30,"output":20}}

      """
    let read = try await ReadWorkspace([Self.path: Self.text + more])
    let log = try #require(read.facts.agentLog)
    #expect(log.exclusions[.duplicate]?.first.map(\.line) == [1801])
    #expect(log.exclusions[.superseded]?.first.map(\.line) == [608])
    // 45 more tokens, and the superseded ones not.
    #expect(log.actions.reduce(0) { $0 + $1.tokens.total } == Int64(Self.unitCount * 5 + 45))
    #expect(log.completed.reduce(0) { $0 + $1.reopenings } == 0)
  }

  /// Lines of one shape and many lengths, so that what is read at once (256 KiB) ends in every part
  /// of a line; the last one is cut in the middle of the bytes that all have in common.
  @Test func `a line of a known shape is found wherever what is held of it ends`() async throws {
    let count = 45_000
    var text = ""
    for number in 0..<count {
      let filler = String(repeating: "x", count: number % 101)
      text +=
        #"{"type":"unit","id":"i\#(number)","ts":"2026-11-09T08:00:00Z","workflow_id":"w","unit_id":"u\#(number)","event":"completed","what_all_of_them_have_in_common":{"x":"\#(filler)","n":\#(number)}}"#
        + "\n"
    }
    let torn = """
      {"type":"unit","id":"last","ts":"2026-11-09T08:00:00Z","workflow_id":"w","unit_id":"last",\
      "event":"completed","what_all_of
      """
    let read = try await ReadWorkspace([Self.path: text + torn])
    let log = try #require(read.facts.agentLog)
    #expect(log.workflows.map(\.lines) == [count])
    #expect(log.completed.map(\.units.count) == [count])
    #expect(log.exclusions.mapValues(\.count) == [.tornLine: 1])
    #expect(log.exclusions[.tornLine]?.first.map(\.line) == [count + 1])
  }

  // MARK: Cache

  static func read(_ workspace: FixtureWorkspace) async throws -> (AgentLog?, [Diagnostic]) {
    let log = DiagnosticLog()
    let folder = try WorkspaceFolder(root: workspace.root)
    let facts = await WorkspaceReader.read(
      root: folder, jobs: 2, actionLog: ActionLogManner(usesCache: true), log: log)
    return (facts.agentLog, log.sorted)
  }

  @Test func `the cache changes nothing, and a damaged one is as none`() async throws {
    let workspace = try FixtureWorkspace([Self.path: Self.text + Self.text.prefix(200)])
    let cache = "\(workspace.root)/.govpack/cache/actions.rollup"
    let plain = try await ReadWorkspace(workspace)
    let first = try await Self.read(workspace)
    #expect(first.0 == plain.facts.agentLog)
    #expect(FileManager.default.fileExists(atPath: cache))
    let second = try await Self.read(workspace)
    #expect(second.0 == plain.facts.agentLog)
    #expect(second.1 == first.1)
    let sound = try #require(FileManager.default.contents(atPath: cache))
    for position in stride(from: 0, to: sound.count, by: sound.count / 20) + [sound.count - 1] {
      var damaged = sound
      damaged[position] ^= 0x41
      try damaged.write(to: URL(filePath: cache))
      let again = try await Self.read(workspace).0
      #expect(again == plain.facts.agentLog, "byte \(position)")
    }
    try sound.prefix(100).write(to: URL(filePath: cache))
    let last = try await Self.read(workspace).0
    #expect(last == plain.facts.agentLog)
  }

  @Test func `what is appended is read with the cache of what was there`() async throws {
    let workspace = try FixtureWorkspace([Self.path: Self.text])
    _ = try await Self.read(workspace)
    let reopened =
      #"{"id":"r","ts":"2026-11-12T08:00:00Z","workflow_id":"w","unit_id":"u1","type":"unit","event":"reopened"}"#
    try workspace.write(Self.path, Self.text + reopened + "\n")
    let (log, _) = try await Self.read(workspace)
    #expect(log?.completed.map(\.reopenings) == [1])
    let plain = try await ReadWorkspace(workspace)
    #expect(log == plain.facts.agentLog)
    // A change in the middle is seen too.
    try workspace.write(Self.path, Self.text.replacing("\"u450\"", with: "\"u451\""))
    let changed = try await Self.read(workspace).0
    #expect(changed?.workflows.map(\.units) == [Self.unitCount - 1])
  }
}
