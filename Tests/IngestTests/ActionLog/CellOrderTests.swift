import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The order of the log's lists, which is that of what is written: by the bytes of the texts, and not
/// by what Swift holds for equal (two spellings of "é" are two workflows).
@Suite struct CellOrderTests {
  /// Weeks 2026-W18, which lies in two months, and 2026-W19.
  static let times = ["2026-04-30T08:00:00Z", "2026-05-01T08:00:00Z", "2026-05-05T08:00:00Z"]
  static let workflows = ["z", "e\u{301}", "\u{E9}", "a", "\u{1F600}", "\u{FF5A}", "ab"]

  /// A call and the completion of its unit, for each combination, the last ones first.
  static func log() async throws -> AgentLog {
    var lines: [String] = []
    for (model, lane) in [("m2", nil), (nil, "b"), ("m10", "b"), ("m2", "a")]
      as [(String?, String?)]
    {
      for time in times.reversed() {
        for workflow in workflows {
          let id = "\(lines.count)"
          let of = #""workflow_id":"\#(workflow)","ts":"\#(time)","unit_id":"u\#(id)""#
          let more =
            (model.map { #","model":{"name":"\#($0)"}"# } ?? "")
            + (lane.map { #","autonomy":{"lane":"\#($0)"}"# } ?? "")
          lines.append(#"{"type":"action","op":"chat","id":"a\#(id)",\#(of)\#(more)}"#)
          lines.append(
            #"{"type":"action","op":"execute_tool","id":"t\#(id)",\#(of),"tool":{"name":"t\#(id)"}}"#
          )
          lines.append(#"{"type":"unit","id":"c\#(id)","event":"completed",\#(of)}"#)
        }
      }
    }
    let read = try await ReadWorkspace(["ops/actions/a.jsonl": lines.joined(separator: "\n") + "\n"]
    )
    return try #require(read.facts.agentLog)
  }

  /// A key as bytes whose order is the promised one; 0 stands before every text, and is part of none.
  static func bytes(_ key: AgentCellKey) -> [UInt8] {
    let texts = [
      key.workflow, key.week.map { "\($0)" }, key.month.map { "\($0)" }, key.model, key.prompt,
      key.lane,
    ]
    return texts.flatMap { ($0.map { Array($0.utf8) } ?? []) + [0] }
  }

  @Test func `lists are in the byte order of their keys`() async throws {
    let log = try await Self.log()
    // Seven workflows, two weeks of which one lies in two months, four combinations.
    #expect(log.completed.count == 7 * 3 * 4)
    for keys in [log.completed.map(\.key), log.outcomes.map(\.key), log.actions.map(\.key)] {
      let bytes = keys.map(Self.bytes)
      #expect(bytes.count >= 7 * 3 * 4)
      #expect(zip(bytes, bytes.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }
    let tools = log.tools.map { Array("\($0.workflow)\u{0}\($0.week)\u{0}\($0.tool)".utf8) }
    #expect(tools.count == 7 * 3 * 4)
    #expect(zip(tools, tools.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }
}
