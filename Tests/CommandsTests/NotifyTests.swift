import Foundation
import Testing
import WorkspaceFixtures

/// `--notify-on-change`: a line where there is something to tell, and else not a byte.
@Suite struct NotifyTests {
  private static let asOf = "2026-10-02T14:00:00Z"

  @Test func `a run prints one line when something is new, and nothing when nothing is`() throws {
    let record = try SmallRecord()
    let lines = """
      build --notify-on-change --as-of \(Self.asOf)
      build --notify-on-change --as-of \(Self.asOf)
      build --notify-on-change --as-of 2026-10-02T17:00:00Z
      build --notify-on-change --quiet --as-of 2026-10-09T14:00:00Z
      """
    #expect(
      try record.output(lines) == """
        site as of 2026-10-02T14:00:00Z: new: packs/2026-10-02, kpi/2026-W39: \
        site/packs/2026-10-02/index.html
        site as of 2026-10-09T14:00:00Z: new: packs/2026-10-09, kpi/2026-W40: \
        site/packs/2026-10-09/index.html

        """)
  }

  @Test func `findings that come and go, and packs that become final, are news`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of 2026-10-01T14:00:00Z
      sed -i 's/ready/running/' state/tasks.yaml
      build --notify-on-change --as-of 2026-10-01T15:00:00Z | sed 's/revised.*; findings/findings/'
      build --notify-on-change --as-of 2026-10-01T16:00:00Z
      sed -i 's/running/ready/' state/tasks.yaml
      build --notify-on-change --as-of 2026-10-02T14:00:00Z
      """
    #expect(
      try record.output(lines) == """
        site as of 2026-10-01T15:00:00Z: findings: 1 new, 0 gone: site/packs/2026-10-02/index.html
        site as of 2026-10-02T14:00:00Z: final now: packs/2026-10-02, kpi/2026-W39; \
        findings: 0 new, 1 gone: site/packs/2026-10-02/index.html

        """)
  }

  @Test func `restated figures are news, each counted once`() throws {
    let workspace = try PublishedRecordTests.workspace()
    try PublishedRecordTests.build(workspace, asOf: "2026-11-13T15:00:00Z")
    try workspace.write(
      PublishedRecordTests.path,
      PublishedRecordTests.days.dropFirst().map { PublishedRecordTests.line($0) }.joined())
    let outcome = try Program.run(
      [
        "build", "--as-of", "2026-11-13T16:00:00Z", "--notify-on-change", "--pack", "kpi",
        "--fail-on", "never", "--log-format", "json",
      ], in: workspace.root)
    let news = try #require(try PublishedRecordTests.objects(outcome.output).first)
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.error == "")
    #expect(news["restated"] as? [String] == ["kpi/2026-W45"])
    #expect(news["page"] as? String == "site/kpi/2026-W45/index.html")
    let line = try PublishedRecordTests.text(workspace, "site/restatements.jsonl")
    let figures = try PublishedRecordTests.objects(line).first?["figures"] as? [[String: Any]]
    #expect(news["figures_restated"] as? Int == figures?.count)
  }

  /// The task in the wrong state is an error of the record: `check` and `build` exit 1 for it.
  @Test func `the exit status is that of a build where something is new, else 0`() throws {
    let record = try SmallRecord()
    try record.workspace.write("state/tasks.yaml", "tasks:\n  T1:\n    status: [\n")
    let build = "$GOVPACK build --pack friday --as-of \(Self.asOf)"
    let lines = """
      \(build) --notify-on-change; echo "status $?"
      \(build) --notify-on-change; echo "status $?"
      \(build) --quiet 2> /dev/null; echo "status $?"
      \(build) --notify-on-change --verbose 2> /dev/null; echo "status $?"
      """
    let outcome = try record.shell(lines)
    #expect(outcome.error == "")
    #expect(
      outcome.output.split(separator: "\n").dropFirst() == [
        "status 1", "status 0", "status 1", "status 64",
      ])
  }

  @Test func `a run that fails says so, and not on standard output`() throws {
    let record = try SmallRecord()
    try record.workspace.write("govpack.yaml", "timezone: Nowhere/Land\n")
    let outcome = try Program.run(["build", "--notify-on-change"], in: record.workspace.root)
    #expect(outcome.status == 78)
    #expect(outcome.output == "")
    #expect(outcome.error.contains("govpack.yaml"))
  }
}
