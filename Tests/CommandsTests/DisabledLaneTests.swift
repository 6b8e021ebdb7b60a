import Testing
import WorkspaceFixtures

/// A kill switch in the log, and what ran all the same: from the lines to the finding. Which lines
/// lie within is read off their times; the end of an interval is not part of it.
@Suite struct DisabledLaneTests {
  private static func action(_ id: String, _ time: String, _ rest: String) -> String {
    #"{"type":"action","id":"\#(id)","ts":"2026-11-\#(time):00Z","unit_id":"u","agent":{"id":"g"},"#
      + #""subject":{"kind":"none"},"op":"chat",\#(rest)}"# + "\n"
  }

  private static func control(_ id: String, _ time: String, _ rest: String) -> String {
    #"{"type":"control","id":"\#(id)","ts":"2026-11-\#(time):00Z","actor_id":"ada",\#(rest)}"#
      + "\n"
  }

  @Test func `what ran in a lane while it was disabled is named at its line`() throws {
    let lane = #""workflow_id":"w","status":"ok","autonomy":{"lane":"autonomous"}"#
    let log = [
      Self.control("c1", "10T10:00", #""workflow_id":"w","event":"disabled","lane":"autonomous""#),
      Self.action("before", "10T09:59", lane),
      Self.action("at once", "10T10:00", lane),
      Self.action(
        "other lane", "10T11:00", #""workflow_id":"w","status":"ok","autonomy":{"lane":"hitl"}"#),
      Self.action("denied", "10T11:30", lane.replacing("\"ok\"", with: "\"denied\"")),
      Self.action("other workflow", "10T11:40", lane.replacing("\"w\"", with: "\"v\"")),
      Self.control("c2", "10T12:00", #""workflow_id":"w","event":"enabled","lane":"autonomous""#),
      Self.action("after", "10T12:00", lane),
      // Every lane, for good.
      Self.control("c3", "11T12:00", #""workflow_id":"v","event":"disabled""#),
      Self.action("none", "12T12:00", #""workflow_id":"v","status":"ok""#),
    ]
    let workspace = try FixtureWorkspace([
      "govpack.yaml": "name: A\n", "ops/actions/a.jsonl": log.joined(),
    ])
    let outcome = try Program.run(
      ["check", "--as-of", "2026-11-20T15:00:00Z", "--fail-on", "never"], in: workspace.root)
    let found = outcome.output.split(separator: "\n")
      .filter { $0.hasSuffix("[disabled-lane-running]") }
    #expect(found.count == 2)
    #expect(
      found.first == """
        ops/actions/a.jsonl:3: error: 1 action of the lane autonomous while it was disabled at \
        2026-11-10T10:00:00Z and enabled at 2026-11-10T12:00:00Z [disabled-lane-running]
        """)
    #expect(found.last?.hasPrefix("ops/actions/a.jsonl:10: error: ") == true)
    #expect(found.last?.contains("and not enabled since") == true)
  }
}
