import Foundation
import Testing
import WorkspaceFixtures

@Suite struct InitCommandTests {
  private static func run(
    _ arguments: [String], _ workspace: FixtureWorkspace
  ) throws -> Program.Outcome {
    try Program.run(arguments, in: workspace.root)
  }

  private static func files(_ workspace: FixtureWorkspace, _ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(workspace.root)/\(folder)").sorted()
  }

  @Test func `a new workspace builds at once, and nothing is wrong with it`() throws {
    let workspace = try FixtureWorkspace()
    let made = try Self.run(["init", "a/b"], workspace)
    #expect(made.status == 0)
    #expect(made.error == "")
    #expect(made.output.contains("  govpack build --root a/b\n"))
    let check = try Self.run(["check", "--root", "a/b", "--verbose"], workspace)
    #expect(check.output == "nothing found\n")
    let build = try Self.run(["build", "--root", "a/b"], workspace)
    #expect(build.status == 0)
    #expect(build.output.hasPrefix("built a/b/site: "))
    let page = try String(
      contentsOfFile: "\(workspace.root)/a/b/site/index.md", encoding: .utf8)
    #expect(page.contains("b"))
  }

  /// The faults in the record are deliberate; the example's own check passes all the same.
  @Test func `the example's check passes, and its faults are those of this repository`() throws {
    let workspace = try FixtureWorkspace()
    let made = try Self.run(["init", "--example", "y"], workspace)
    #expect(made.status == 0)
    #expect(made.output.contains("20 November 2026"))
    let check = try Self.run(["check", "--root", "y"], workspace)
    #expect(check.status == 0)
    let own = try Program.run(
      ["check", "--as-of", "2026-11-20T15:00:00Z"], in: FixtureWorkspace.projectRoot)
    // YAML files have a line more, which names their schema.
    #expect(Self.findings(check.output) == Self.findings(own.output))
    #expect(Self.findings(check.output).count > 15)
  }

  /// Without the places.
  private static func findings(_ output: String) -> [String] {
    output.split(separator: "\n").map { line in
      line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    }.sorted()
  }

  /// Thirteen weeks, up to the day that the settings name, whatever the clock says.
  @Test func `the example is built as of the end of its record`() throws {
    let workspace = try FixtureWorkspace()
    _ = try Self.run(["init", "--example", "y"], workspace)
    let build = try Self.run(["build", "--root", "y"], workspace)
    #expect(build.status == 0)
    #expect(build.output.contains(" as of 2026-11-20T16:00:00+01:00; "))
    let typed = try Self.run(
      ["build", "--root", "y", "--as-of", "2026-11-13T15:00:00Z", "--out", "z"], workspace)
    #expect(typed.output.contains(" as of 2026-11-13T16:00:00+01:00; "))
  }

  @Test(arguments: ["govpack.yaml", "state/tasks.yaml", "ops/decision-log/DEC_1.md"])
  func `a folder that holds a workspace is refused`(path: String) throws {
    let workspace = try FixtureWorkspace(["x/\(path)": "mine\n"])
    let outcome = try Self.run(["init", "x"], workspace)
    #expect(outcome.status == 74)
    #expect(outcome.error.contains("x holds a workspace"))
    #expect(
      try Self.files(workspace, "x").filter { $0.hasSuffix(".md") || $0.hasSuffix(".yaml") }
        == [path])
  }

  @Test func `no file is written over, and then none is written`() throws {
    let workspace = try FixtureWorkspace([
      "x/README.md": "mine\n", "x/spec_registry.yaml": "specs: []\n",
    ])
    let outcome = try Self.run(["init", "x"], workspace)
    #expect(outcome.status == 74)
    #expect(outcome.error.contains("there already: spec_registry.yaml; nothing was written"))
    #expect(try Self.files(workspace, "x") == ["README.md", "spec_registry.yaml"])
  }

  @Test func `files that are no workspace's stay, and the workspace goes beside them`() throws {
    let workspace = try FixtureWorkspace(["x/README.md": "mine\n", "x/Sources/main.swift": ""])
    #expect(try Self.run(["init", "x"], workspace).status == 0)
    let readme = try String(contentsOfFile: "\(workspace.root)/x/README.md", encoding: .utf8)
    #expect(readme == "mine\n")
    #expect(try Self.run(["check", "--root", "x"], workspace).output == "nothing found\n")
  }

  /// Relative to the file, as yaml-language-server resolves it.
  @Test(arguments: [[], ["--example"]])
  func `each YAML file of a fixed name leads to its schema`(flags: [String]) throws {
    let workspace = try FixtureWorkspace()
    _ = try Self.run(["init", "x"] + flags, workspace)
    let root = URL(filePath: workspace.root).appending(path: "x")
    var count = 0
    for path in try Self.files(workspace, "x")
    where path.hasSuffix(".yaml") && (path.hasPrefix("state/") || !path.contains("/")) {
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first)
      let target = try #require(line.firstMatch(of: /^# yaml-language-server: \$schema=(\S+)$/))
      let file = root.appending(path: path).deletingLastPathComponent()
        .appending(path: String(target.1)).standardized
      #expect(FileManager.default.fileExists(atPath: file.path), "\(path)")
      count += 1
    }
    #expect(count >= 10)
  }

  @Test func `a name that is no plain word is a name all the same`() throws {
    let workspace = try FixtureWorkspace()
    #expect(try Self.run(["init", "A \"B\": c"], workspace).status == 0)
    let check = try Self.run(["check", "--root", "A \"B\": c", "--verbose"], workspace)
    #expect(check.output == "nothing found\n")
  }
}
