import Foundation
import Testing
import WorkspaceFixtures

/// A pack before, at and after the hour of its review: Friday 20 November 2026, 14:00 in Berlin,
/// which is 13:00 UTC in winter (`TZ=Europe/Berlin date -d '2026-11-20 14:00'`).
@Suite struct ReviewStateTests {
  private static let instants = [
    "2026-11-20T12:59:59Z", "2026-11-20T13:00:00Z", "2026-11-20T14:30:00Z",
  ]

  @Test func `packs are provisional up to the review's hour, and final from it on`() throws {
    let record = try SmallRecord()
    try record.workspace.write(
      "govpack.yaml",
      "timezone: Europe/Berlin\nweek_review: {weekday: friday, time: \"14:00\"}\n")
    let lines = Self.instants.map { instant in
      """
      $GOVPACK build --fail-on never --quiet --as-of \(instant) \
        --pack kpi --pack agent-ops --pack friday
      grep -ho 'provisional · as of\\|final · as of\\|● final\\|○ provisional' \
        site/kpi/2026-W46/index.md site/agent-ops/2026-W46/index.md site/packs/2026-11-20/index.md \
        | grep -o 'provisional\\|final'
      $GOVPACK verify site --quiet

      """
    }
    let output = try record.output(lines.joined() + "packs\n")
    let found = output.split(separator: "\n").map(String.init)
    #expect(
      found == Array(repeating: "provisional", count: 3) + Array(repeating: "final", count: 6) + [
        "agent-ops/2026-W46 1 provisional 2026-11-20T13:59:59+01:00",
        "kpi/2026-W46 1 provisional 2026-11-20T13:59:59+01:00",
        "packs/2026-11-20 1 provisional 2026-11-20T13:59:59+01:00",
        "agent-ops/2026-W46 2 final 2026-11-20T14:00:00+01:00",
        "kpi/2026-W46 2 final 2026-11-20T14:00:00+01:00",
        "packs/2026-11-20 2 final 2026-11-20T14:00:00+01:00",
        "agent-ops/2026-W46 3 final 2026-11-20T15:30:00+01:00",
        "kpi/2026-W46 3 final 2026-11-20T15:30:00+01:00",
        "packs/2026-11-20 3 final 2026-11-20T15:30:00+01:00",
      ])
  }

  /// Between the end of the week and its review records come in late: that is no restatement.
  @Test func `a figure that moves before the review is not restated, one after it is`() throws {
    let workspace = try PublishedRecordTests.workspace()
    func write(failed: [String]) throws {
      try workspace.write(
        PublishedRecordTests.path,
        PublishedRecordTests.days.map {
          PublishedRecordTests.line($0, outcome: failed.contains($0) ? "failed" : "success")
        }.joined())
    }
    func restated() -> Bool {
      FileManager.default.fileExists(atPath: "\(workspace.root)/site/restatements.jsonl")
    }
    try PublishedRecordTests.build(workspace, asOf: "2026-11-09T08:00:00Z")
    try write(failed: ["04"])
    try PublishedRecordTests.build(workspace, asOf: "2026-11-13T14:00:00Z")
    #expect(!restated())
    try write(failed: ["04", "05"])
    try PublishedRecordTests.build(workspace, asOf: "2026-11-13T14:30:00Z")
    #expect(restated())
    #expect(try Program.run(["verify", "site"], in: workspace.root).status == 0)
  }
}
