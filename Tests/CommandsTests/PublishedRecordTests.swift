import Foundation
import Testing
import WorkspaceFixtures

/// A small record of deployments, published week after week, and what later data do to it.
@Suite struct PublishedRecordTests {
  /// Six production deployments in week 45, one a day, and two in week 46.
  static let days = ["02", "03", "04", "05", "06", "07", "09", "10"]

  static func line(_ day: String, outcome: String = "success") -> String {
    """
    {"id": "DEP-\(day)", "service": "shop", "environment": "production", \
    "started_at": "2026-11-\(day)T09:50:00Z", "finished_at": "2026-11-\(day)T10:00:00Z", \
    "outcome": "\(outcome)", "kind": "normal", "changes": [], "planned": true}

    """
  }

  static let path = "ops/deployments/2026-11.jsonl"

  static func workspace() throws -> FixtureWorkspace {
    try FixtureWorkspace([
      "govpack.yaml": "name: Shop\n", path: days.map { line($0) }.joined(),
    ])
  }

  @discardableResult
  static func build(_ workspace: FixtureWorkspace, asOf: String, out: String = "site") throws
    -> Program.Outcome
  {
    let outcome = try Program.run(
      [
        "build", "--as-of", asOf, "--out", out, "--fail-on", "never", "--quiet", "--pack", "kpi",
        "--pack", "agent-ops", "--pack", "friday", "--pack", "figures", "--pack", "sources",
      ], in: workspace.root)
    try #require(outcome.status == 0, "\(outcome.error)")
    return outcome
  }

  static func text(_ workspace: FixtureWorkspace, _ path: String) throws -> String {
    try String(contentsOfFile: "\(workspace.root)/\(path)", encoding: .utf8)
  }

  static func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  /// The figures of a week by name, each as its numbers in one text.
  private func numbers(_ site: String, _ period: String) throws -> [String: String] {
    let data = try Data(contentsOf: URL(filePath: "\(site)/data/figures.json"))
    let all = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var result: [String: String] = [:]
    for figure in try #require(all["figures"] as? [[String: Any]])
    where figure["period"] as? String == period {
      let labels = (figure["labels"] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
        .map { "\($0.key)=\"\($0.value)\"" }.joined(separator: ",")
      let name = "\(figure["id"] ?? "")" + (labels.isEmpty ? "" : "{\(labels)}")
      result[name] = ["status", "value", "upper", "numerator", "denominator", "n"]
        .map { "\(figure[$0] ?? "")" }.joined(separator: " ")
    }
    return result
  }

  /// The figures that two sites without any past print differently.
  private func moved(_ workspace: FixtureWorkspace, _ period: String) throws -> Set<String> {
    let old = try numbers("\(workspace.root)/before", period)
    let new = try numbers("\(workspace.root)/after", period)
    return Set(Set(old.keys).union(new.keys).filter { old[$0] != new[$0] })
  }

  @Test func `a changed record of a past week restates exactly the figures that moved, everywhere`()
    throws
  {
    let workspace = try Self.workspace()
    try Self.build(workspace, asOf: "2026-11-13T15:00:00Z")
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z")
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/site/restatements.jsonl"))
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z", out: "before")
    // DEP-04 of week 45 had failed, it turns out.
    try workspace.write(
      Self.path,
      Self.days.map { Self.line($0, outcome: $0 == "04" ? "failed" : "success") }.joined())
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z", out: "after")
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z")

    let restatements = try Self.objects(try Self.text(workspace, "site/restatements.jsonl"))
    let own = try #require(restatements.first { $0["pack"] as? String == "kpi/2026-W45" })
    #expect(own["revision"] as? Int == 2)
    #expect(own["replaces"] as? Int == 1)
    let figures = try #require(own["figures"] as? [[String: Any]])
    let names = Set(figures.compactMap { $0["figure"] as? String })
    let expected = try moved(workspace, "2026-W45")
    #expect(names == expected)
    #expect(names.contains("dora.deployment_frequency"))
    #expect(figures.allSatisfy { $0["cause"] as? String == "data" })
    // Six succeeded, now five do; the record that made the difference is line 3 of its file.
    let frequency = try #require(
      figures.first { $0["figure"] as? String == "dora.deployment_frequency" })
    #expect((frequency["old"] as? [String: Any])?["value"] as? Int == 6)
    #expect((frequency["new"] as? [String: Any])?["value"] as? Int == 5)
    let records = try #require(frequency["records"] as? [[String: Any]])
    #expect(
      records.map { "\($0["change"] ?? "") \($0["path"] ?? ""):\($0["line"] ?? "")" } == [
        "went \(Self.path):3"
      ])
    // Of week 46 nothing moved.
    #expect(!restatements.contains { $0["pack"] as? String == "kpi/2026-W46" })

    let page = try Self.text(workspace, "site/kpi/2026-W45/index.md")
    #expect(page.contains("▲ restated r2"))
    #expect(page.contains("## Restated\n"))
    #expect(page.contains("went `\(Self.path):3` DEP-04"))
    let html = try Self.text(workspace, "site/kpi/2026-W45/index.html")
    #expect(html.contains("restated r2"))
    let next = try Self.text(workspace, "site/kpi/2026-W46/index.md")
    #expect(next.contains("[kpi/2026-W45/](../2026-W45/index.md), revision 2"))
    let friday = try Self.text(workspace, "site/packs/2026-11-20/index.md")
    #expect(friday.contains("[kpi/2026-W45/](../../kpi/2026-W45/index.md), revision 2"))
    let definition = try Self.text(
      workspace, "site/figures/dora.deployment_frequency/index.md")
    #expect(definition.contains("## Restatements\n"))
    let data = try Self.text(workspace, "site/data/figures.json").split(separator: "\n")
    let line = data.first {
      $0.hasPrefix("{\"id\":\"dora.deployment_frequency\",\"labels\":{},\"period\":\"2026-W45\"")
    }
    #expect(line?.contains("\"revision\":2") ?? false)
    #expect(try Program.run(["verify", "site"], in: workspace.root).status == 0)
  }

  @Test func `the same build over what it restated gives the same bytes, and rebuilds`() throws {
    let workspace = try Self.workspace()
    try Self.build(workspace, asOf: "2026-11-13T15:00:00Z")
    try workspace.write(Self.path, Self.days.dropFirst().map { Self.line($0) }.joined())
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z")
    let copy = try Program.shell("cp -r site first", in: workspace.root)
    #expect(copy.status == 0)
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z")
    let difference = try Program.shell("diff -r first site", in: workspace.root)
    #expect(difference.output == "")
    let verified = try Program.run(["verify", "--rebuild"], in: workspace.root)
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("files rebuilt byte for byte"))
  }

  @Test func `a rebuild names the inputs that changed, and files that do not follow`() throws {
    let workspace = try Self.workspace()
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z")
    try workspace.write(Self.path, Self.days.dropLast().map { Self.line($0) }.joined())
    try workspace.write("ops/deployments/2026-12.jsonl", "")
    let outcome = try Program.run(["verify", "--rebuild"], in: workspace.root)
    #expect(outcome.status == 2)
    #expect(
      outcome.output.hasPrefix(
        """
        differs: ops/deployments/2026-11.jsonl: an input: it is not what the site was made of
        extra: ops/deployments/2026-12.jsonl: no input of the site

        """))
  }

  @Test func `diff prints what moved between two revisions and two weeks`() throws {
    let workspace = try Self.workspace()
    try Self.build(workspace, asOf: "2026-11-13T15:00:00Z")
    try workspace.write(Self.path, Self.days.dropFirst().map { Self.line($0) }.joined())
    try Self.build(workspace, asOf: "2026-11-20T15:00:00Z")
    let revisions = try Program.run(["diff", "kpi/2026-W45", "1", "2"], in: workspace.root)
    #expect(revisions.status == 0, "\(revisions.error)")
    #expect(revisions.output.contains("\n  dora.deployment_frequency 2026-W45: 6 → 5\n"))
    let weeks = try Program.run(["diff", "2026-W45", "2026-W46"], in: workspace.root)
    #expect(weeks.output.contains("\n  dora.deployment_frequency 2026-W46: 5 → 2\n"))
    #expect(weeks.output.contains("findings: "))
    let object = try Program.run(
      ["diff", "kpi/2026-W45", "1", "2", "--format", "json"], in: workspace.root)
    #expect(object.output.contains("\"figure\": \"dora.deployment_frequency\""))
    #expect(object.output.contains("\"revision\": 2"))
    let none = try Program.run(["diff", "kpi/2026-W45", "1", "9"], in: workspace.root)
    #expect(none.status == 64)
  }

  @Test func `a ledger that was changed stops the build, and the site stands`() throws {
    let workspace = try Self.workspace()
    try Self.build(workspace, asOf: "2026-11-13T15:00:00Z")
    let ledger = try Self.text(workspace, "site/ledger.jsonl")
    try workspace.write(
      "site/ledger.jsonl", ledger.replacing("\"state\":\"final\"", with: "\"state\":\"finer\""))
    let outcome = try Program.run(
      ["build", "--as-of", "2026-11-20T15:00:00Z", "--fail-on", "never"], in: workspace.root)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("ledger.jsonl:"))
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/site/kpi/2026-W46"))
  }
}
