import Foundation
import Testing
import WorkspaceFixtures

/// `govpack backup` and `govpack restore`, as a person runs them; `sha256sum` is the judge of the
/// checksums.
@Suite struct BackupTests {
  static let record = [
    "govpack.yaml": "name: A\n", "state/tasks.yaml": "tasks: {}\n",
    "ops/audit/T_1.md": "# T_1\n", "ops/actions/README.md": "what goes here\n",
    "Docs/CO_OS_CAPABILITY_MAP.md": "# Map\n", "Sources/main.swift": "let secret = 1\n",
    "state/.hidden": "no record\n",
  ]
  /// 2026-11-21T12:45:00Z.
  static let now = ["SOURCE_DATE_EPOCH": "1795265100"]
  static let name = "record-2026-11-21T124500Z"

  private static func run(
    _ arguments: [String], _ workspace: FixtureWorkspace
  ) throws -> Program.Outcome {
    try Program.run(arguments, in: workspace.root, environment: now)
  }

  /// A workspace in `w`, backed up into `b`.
  private static func backedUp() throws -> FixtureWorkspace {
    let workspace = try FixtureWorkspace(
      Dictionary(uniqueKeysWithValues: record.map { ("w/\($0.key)", $0.value) }))
    let made = try run(["backup", "b", "--root", "w"], workspace)
    #expect(made.status == 0, "\(made.error)")
    return workspace
  }

  private static func files(_ workspace: FixtureWorkspace, _ folder: String) throws -> [String] {
    let root = "\(workspace.root)/\(folder)"
    return try FileManager.default.subpathsOfDirectory(atPath: root).sorted().filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
      return !isFolder.boolValue
    }
  }

  @Test func `a backup holds the record and its checksums, and sha256sum agrees`() throws {
    let workspace = try Self.backedUp()
    #expect(
      try Self.files(workspace, "b") == [
        "\(Self.name)/Docs/CO_OS_CAPABILITY_MAP.md", "\(Self.name)/SHA256SUMS",
        "\(Self.name)/govpack.yaml", "\(Self.name)/ops/actions/README.md",
        "\(Self.name)/ops/audit/T_1.md", "\(Self.name)/state/tasks.yaml",
      ])
    let check = try Program.shell(
      "cd b/\(Self.name) && sha256sum --check --strict SHA256SUMS", in: workspace.root)
    #expect(check.status == 0)
    #expect(check.output.split(separator: "\n").count == 5)
    let verified = try Self.run(["restore", "--verify", "b/\(Self.name)"], workspace)
    #expect(verified.status == 0)
    #expect(verified.output == "b/\(Self.name): 5 files, all as they were\n")
  }

  @Test func `the newest of several backups is taken`() throws {
    let workspace = try Self.backedUp()
    try FileManager.default.copyItem(
      atPath: "\(workspace.root)/b/\(Self.name)",
      toPath: "\(workspace.root)/b/record-2026-10-21T124500Z")
    let verified = try Self.run(["restore", "--verify", "b"], workspace)
    #expect(verified.output.hasPrefix("b/\(Self.name): "))
  }

  struct Damage: CustomTestStringConvertible, Sendable {
    let name: String
    /// A line of shell, run in the backup.
    let shell: String
    let found: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Damage(
      name: "a changed byte", shell: "printf 'tasks: []\\n' > state/tasks.yaml",
      found: "state/tasks.yaml: has other bytes"),
    Damage(
      name: "a missing file", shell: "rm ops/audit/T_1.md", found: "ops/audit/T_1.md: is not there"),
    Damage(
      name: "an extra file", shell: "touch ops/audit/T_2.md",
      found: "ops/audit/T_2.md: is not in the list"),
    Damage(
      name: "a link to the same bytes",
      shell: "mv govpack.yaml ../g && ln -s ../g govpack.yaml",
      found: "govpack.yaml: is a link or a device, no file"),
    Damage(
      name: "a folder that became a link",
      shell: "mv ops/audit ../a && ln -s ../../a ops/audit",
      found: "ops/audit: is a link or a device, no file"),
    Damage(
      name: "a pipe", shell: "mkfifo state/pipe",
      found: "state/pipe: is a link or a device, no file"),
    Damage(
      name: "a path that leads out",
      shell: "printf '%064d  ../../etc/passwd\\n' 0 >> SHA256SUMS",
      found: "SHA256SUMS: line 6 is no checksum of a file in the backup"),
    Damage(
      name: "a list that was cut off", shell: "truncate -s -10 SHA256SUMS",
      found: "state/tasks.yaml: is not in the list"),
  ])
  func `damage is named, and nothing is restored`(_ damage: Damage) throws {
    let workspace = try Self.backedUp()
    let backup = "b/\(Self.name)"
    let done = try Program.shell("cd \(backup) && \(damage.shell)", in: workspace.root)
    #expect(done.status == 0, "\(done.error)")
    let verified = try Self.run(["restore", "--verify", backup], workspace)
    #expect(verified.status == 1)
    let lines = verified.output.split(separator: "\n").map(String.init)
    #expect(lines.contains(damage.found))
    let first = try #require(lines.first)
    #expect(try #require(lines.last).hasSuffix("the first: \(first)"))
    let restored = try Self.run(["restore", backup, "--to", "r"], workspace)
    #expect(restored.status == 1)
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/r"))
  }

  @Test func `all differences are named, the first by path first`() throws {
    let workspace = try Self.backedUp()
    let backup = "b/\(Self.name)"
    _ = try Program.shell(
      "cd \(backup) && rm govpack.yaml && echo x >> state/tasks.yaml", in: workspace.root)
    let verified = try Self.run(["restore", "--verify", backup], workspace)
    #expect(
      verified.output == """
        govpack.yaml: is not there
        state/tasks.yaml: has other bytes
        \(backup): 2 differences in 5 files, the first: govpack.yaml: is not there

        """)
  }

  @Test(arguments: ["r", "deep/er/r", "empty", "r/"])
  func `a backup is restored into a folder that is new or empty`(target: String) throws {
    let workspace = try Self.backedUp()
    try FileManager.default.createDirectory(
      atPath: "\(workspace.root)/empty", withIntermediateDirectories: false)
    let restored = try Self.run(["restore", "b", "--to", target], workspace)
    #expect(restored.status == 0, "\(restored.error)")
    let same = try Program.shell(
      "diff -r -x SHA256SUMS b/\(Self.name) \(target)", in: workspace.root)
    #expect(same.status == 0, "\(same.output)")
    let check = try Self.run(["check", "--root", target], workspace)
    #expect(check.status == 0)
  }

  @Test(arguments: ["w", "b", "b/\(BackupTests.name)/govpack.yaml", "link"])
  func `nothing is written over`(target: String) throws {
    let workspace = try Self.backedUp()
    _ = try Program.shell("ln -s nowhere link", in: workspace.root)
    let before = try Program.shell("find . | sort; cat w/govpack.yaml", in: workspace.root)
    let restored = try Self.run(["restore", "b", "--to", target], workspace)
    #expect(restored.status == 74)
    let after = try Program.shell("find . | sort; cat w/govpack.yaml", in: workspace.root)
    #expect(before.output == after.output)
  }

  /// The limit is a kibibyte for each file: the disk seems full in the middle of the third.
  @Test func `a full disk leaves no backup, and no half of one`() throws {
    let workspace = try FixtureWorkspace([
      "w/govpack.yaml": "name: A\n", "w/ops/audit/A.md": String(repeating: "x", count: 900),
      "w/ops/audit/B.md": String(repeating: "x", count: 5000),
    ])
    let made = try Program.shell(
      "ulimit -f 1; $GOVPACK backup b --root w", in: workspace.root, environment: Self.now)
    #expect(made.status == 74)
    #expect(made.error.contains("cannot write"))
    #expect(try Self.files(workspace, "b") == [])
    let whole = try Self.run(["backup", "b", "--root", "w"], workspace)
    #expect(whole.status == 0)
    let restored = try Program.shell(
      "ulimit -f 1; $GOVPACK restore b --to r", in: workspace.root, environment: Self.now)
    #expect(restored.status == 74)
    #expect(try Program.shell("ls -A", in: workspace.root).output == "b\nw\n")
  }

  @Test func `links are followed within the workspace, and named where they lead out`() throws {
    let workspace = try FixtureWorkspace([
      "w/govpack.yaml": "name: A\n", "w/state/tasks.yaml": "tasks: {}\n", "outside": "secret\n",
    ])
    _ = try Program.shell(
      "ln -s tasks.yaml w/state/agents.yaml && ln -s ../../outside w/state/roles.yaml",
      in: workspace.root)
    let made = try Self.run(["backup", "b", "--root", "w"], workspace)
    #expect(made.status == 1)
    #expect(made.error.contains("state/roles.yaml: error: leads out of the workspace"))
    #expect(
      try Self.files(workspace, "b/\(Self.name)") == [
        "SHA256SUMS", "govpack.yaml", "state/agents.yaml", "state/tasks.yaml",
      ])
    let links = try Program.shell("find b -type l", in: workspace.root)
    #expect(links.output == "")
    #expect(try Self.run(["restore", "--verify", "b"], workspace).status == 0)
  }

  @Test func `names that sha256sum writes with a backslash are read back`() throws {
    let workspace = try FixtureWorkspace(["w/govpack.yaml": "name: A\n"])
    _ = try Program.shell(
      "mkdir -p w/ops/audit; touch $'w/ops/audit/a\\nb.md' 'w/ops/audit/a\\b.md'",
      in: workspace.root)
    #expect(try Self.run(["backup", "b", "--root", "w"], workspace).status == 0)
    let check = try Program.shell(
      "cd b/\(Self.name) && sha256sum --check --strict --quiet SHA256SUMS", in: workspace.root)
    #expect(check.status == 0, "\(check.error)")
    // The list as GNU itself writes it.
    _ = try Program.shell(
      "cd b/\(Self.name) && find . -type f ! -name SHA256SUMS -printf '%P\\0' | xargs -0 sha256sum "
        + "> ../list && mv ../list SHA256SUMS", in: workspace.root)
    #expect(try Self.run(["restore", "--verify", "b"], workspace).status == 0)
  }

  struct Misuse: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let status: Int32
    let words: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Misuse(arguments: ["backup"], status: 64, words: "backup needs DIR"),
    Misuse(
      arguments: ["backup", "w/ops/audit/b", "--root", "w"], status: 64,
      words: "w/ops/audit/b lies in ops/, which is part of the record"),
    Misuse(
      arguments: ["backup", "c", "--root", "b"], status: 65, words: "b has no record to copy"),
    Misuse(arguments: ["backup", "c", "--root", "none"], status: 74, words: "cannot open none"),
    Misuse(
      arguments: ["backup", "w/govpack.yaml", "--root", "w"], status: 74, words: "cannot open"),
    Misuse(arguments: ["restore", "b"], status: 64, words: "restore needs --verify or --to"),
    Misuse(
      arguments: ["restore", "b", "--verify", "--to", "r"], status: 64,
      words: "--verify writes nothing, --to does"),
    Misuse(arguments: ["restore", "--verify", "w"], status: 65, words: "w holds no backup"),
    Misuse(arguments: ["restore", "--verify", "none"], status: 74, words: "cannot open none"),
    // A second one within the second would have the same name.
    Misuse(arguments: ["backup", "b", "--root", "w"], status: 74, words: "cannot rename"),
  ])
  func `misuse has its status, and leaves nothing behind`(_ misuse: Misuse) throws {
    let workspace = try Self.backedUp()
    let before = try Program.shell("find . | sort", in: workspace.root).output
    let outcome = try Self.run(misuse.arguments, workspace)
    #expect(outcome.status == misuse.status)
    #expect(outcome.error.contains(misuse.words), "\(outcome.error)")
    #expect(try Program.shell("find . | sort", in: workspace.root).output == before)
  }
}
