import Foundation
import Testing
import WorkspaceFixtures

@testable import Commands

@Suite struct NewCommandTests {
  static let asOf = ["--as-of", "2026-11-20T15:00:00Z"]

  /// A new workspace, with what some kinds need to stand on.
  private static func workspace(_ steps: [[String]] = []) throws -> FixtureWorkspace {
    let workspace = try FixtureWorkspace()
    let outcome = try Program.run(["init", "."], in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    for step in steps { try run(["new"] + step, workspace) }
    return workspace
  }

  @discardableResult
  private static func run(
    _ arguments: [String], _ workspace: FixtureWorkspace
  ) throws -> Program.Outcome {
    try Program.run(arguments + asOf, in: workspace.root)
  }

  private static func text(_ path: String, _ workspace: FixtureWorkspace) throws -> String {
    try String(contentsOfFile: "\(workspace.root)/\(path)", encoding: .utf8)
  }

  /// What a kind is asked for with, what must be there before, and what must come of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let words: [String]
    var before: [[String]] = []
    let output: String

    var testDescription: String { words[0] }
  }

  static let cases = [
    Case(words: ["spec"], output: "wrote specs/SPEC_001.md\nadded to spec_registry.yaml\n"),
    Case(words: ["pr"], output: "wrote .github/pull_request_template.md\n"),
    Case(words: ["adr"], output: "wrote ops/decision-log/ADR-0001.md\n"),
    Case(words: ["decision"], output: "wrote ops/decision-log/DEC_20261120_001.md\n"),
    Case(words: ["deviation"], output: "wrote ops/deviations/DEV_20261120_001.md\n"),
    Case(words: ["proposal"], output: "wrote ops/proposals/PROP_20261120_001.md\n"),
    Case(words: ["freeze"], output: "wrote ops/freeze/FREEZE_20261120_001.md\n"),
    Case(
      words: ["exception", "DEP-0110"], before: [["freeze"]],
      output: "added to ops/freeze/FREEZE_20261120_001.md\n"),
    Case(words: ["incident"], output: "wrote ops/incidents/INC-001.md\n"),
    Case(words: ["postmortem"], output: "wrote ops/postmortems/PM-001.md\n"),
    Case(words: ["near-miss"], output: "wrote ops/near-misses/NM-001.md\n"),
    Case(words: ["taskcard"], output: "wrote tasks/inbox/TASK_001.md\n"),
    Case(words: ["workflow", "triage"], output: "added to state/workflows.yaml\n"),
    Case(
      words: ["boundary", "triage"], before: [["workflow", "triage"]],
      output: "wrote ops/boundaries/triage.md\nname it at state/workflows.yaml:4, under boundary: "
        + "`document: ops/boundaries/triage.md`\n"),
    Case(words: ["vendor", "acme"], output: "added to state/vendors.yaml\n"),
    Case(words: ["minutes"], output: "wrote ops/reviews/friday/2026-11-20.md\n"),
  ]

  @Test func `every kind is tried`() {
    #expect(
      Self.cases.map { $0.words[0] }.sorted() == ScaffoldKind.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: cases)
  func `what is written passes check without a remark`(test: Case) throws {
    let workspace = try Self.workspace(test.before)
    let outcome = try Self.run(["new"] + test.words, workspace)
    #expect(outcome.error == "")
    #expect(outcome.output == test.output)
    #expect(outcome.status == 0)
    let check = try Self.run(["check", "--verbose", "--fail-on", "warning"], workspace)
    #expect(check.output == "nothing found\n")
    #expect(check.status == 0)
  }

  @Test(arguments: cases.filter { !["workflow", "vendor", "exception"].contains($0.words[0]) })
  func `a file that is there is not written over`(test: Case) throws {
    let path = try #require(test.output.split(separator: "\n").first).dropFirst("wrote ".count)
    let workspace = try Self.workspace(test.before)
    // No record of any kind, so that its id is still free.
    try workspace.write(String(path), "mine")
    let outcome = try Self.run(["new"] + test.words, workspace)
    let text = try Self.text(String(path), workspace)
    #expect(text == "mine")
    if outcome.status == 0 {
      // The name is taken, so the next one was.
      #expect(!outcome.output.contains("wrote \(path)\n"))
    } else {
      #expect(outcome.status == 74)
      #expect(outcome.error.contains("\(path) is there already, and stays as it is"))
    }
  }

  @Test func `ids go on from the highest, and a taken one is refused`() throws {
    let workspace = try Self.workspace([["adr", "ADR-0041"], ["decision"]])
    #expect(
      try Self.run(["new", "adr"], workspace).output == "wrote ops/decision-log/ADR-0042.md\n")
    #expect(
      try Self.run(["new", "decision"], workspace).output
        == "wrote ops/decision-log/DEC_20261120_002.md\n")
    let taken = try Self.run(["new", "adr", "ADR-0041"], workspace)
    #expect(taken.status == 64)
    #expect(taken.error == "govpack: error: ADR-0041 is taken already\n")
  }

  @Test func `titles, owners and dates go where they belong`() throws {
    let workspace = try Self.workspace()
    let title = #"Say "no" to C:\temp"#
    let words = ["new", "decision", "--title", title, "--owner", "platform-engineer"]
    try Self.run(words, workspace)
    let text = try Self.text("ops/decision-log/DEC_20261120_001.md", workspace)
    #expect(text.contains(#"title: "Say \"no\" to C:\\temp""# + "\n"))
    #expect(text.contains("\ndate: 2026-11-20\nowner: platform-engineer\nreview_by: 2027-02-18\n"))
    #expect(try Self.run(["check", "--verbose"], workspace).output == "nothing found\n")
  }

  @Test func `entries of lists leave what was there as it is`() throws {
    let workspace = try Self.workspace()
    let mine = "# Mine.\nvendors:\n    - id: a   # first\n      models: []\n# The end.\n"
    try workspace.write("state/vendors.yaml", mine)
    try Self.run(["new", "vendor", "b"], workspace)
    let text = try Self.text("state/vendors.yaml", workspace)
    #expect(
      text.hasPrefix("# Mine.\nvendors:\n    - id: a   # first\n      models: []\n    - id: b\n"))
    #expect(text.hasSuffix("\n# The end.\n"))
    let again = try Self.run(["new", "vendor", "b"], workspace)
    #expect(again.status == 64)
  }

  @Test func `paths of govpack.yaml and templates of the workspace are followed`() throws {
    let workspace = try FixtureWorkspace([
      "govpack.yaml": "paths:\n  deviations: register/departures\n  vendors: register/v.yaml\n",
      "Templates/scaffolds/deviation.md": "---\ndeviation_id: {{id}}\n---\n\nOurs, {{date}}.\n",
    ])
    try Self.run(["new", "deviation", "DEV_7"], workspace)
    #expect(
      try Self.text("register/departures/DEV_7.md", workspace)
        == "---\ndeviation_id: DEV_7\n---\n\nOurs, 2026-11-20.\n")
    try Self.run(["new", "vendor", "acme"], workspace)
    #expect(try Self.text("register/v.yaml", workspace).hasPrefix("vendors:\n  - id: acme\n"))
    try workspace.write("Templates/scaffolds/proposal.md", "{{titel}}\n")
    let outcome = try Self.run(["new", "proposal"], workspace)
    #expect(outcome.status == 78)
    #expect(outcome.error.contains("Templates/scaffolds/proposal.md:1"))
    #expect(outcome.error.contains("titel"))
  }

  @Test(arguments: [
    ["../x"], ["a/b"], [".hidden"], ["-x"], ["a b"], ["é"], [String(repeating: "x", count: 101)],
  ])
  func `an id that could leave its folder is refused`(id: [String]) throws {
    let workspace = try Self.workspace()
    let outcome = try Self.run(["new", "deviation", "--"] + id, workspace)
    #expect(outcome.status == 64)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: "\(workspace.root)/ops/deviations")
    #expect(files == ["README.md"])
  }

  @Test func `an exception goes to the freeze that stands, or to the one that is named`() throws {
    let workspace = try Self.workspace()
    let none = try Self.run(["new", "exception", "DEP-1"], workspace)
    #expect(none.status == 64)
    #expect(none.error.contains("no freeze stands"))
    try Self.run(["new", "freeze", "F-1"], workspace)
    try Self.run(["new", "freeze", "F-2"], workspace)
    let two = try Self.run(["new", "exception", "DEP-1"], workspace)
    #expect(two.error.contains("say which with --freeze: F-1, F-2"))
    let named = try Self.run(["new", "exception", "DEP-1", "--freeze", "F-2"], workspace)
    #expect(named.output == "added to ops/freeze/F-2.md\n")
    #expect(
      try Self.text("ops/freeze/F-2.md", workspace).contains(
        "exceptions:\n  - \"DEP-1: approved by project-owner on 2026-11-20\"\n---\n"))
  }

  @Test func `a dry run writes nothing and shows what it would`() throws {
    let workspace = try Self.workspace()
    let outcome = try Self.run(["new", "vendor", "acme", "--dry-run"], workspace)
    #expect(outcome.output.hasPrefix("would add to state/vendors.yaml:\n- id: acme\n"))
    #expect(try Self.text("state/vendors.yaml", workspace).hasSuffix("vendors: []\n"))
  }
}
