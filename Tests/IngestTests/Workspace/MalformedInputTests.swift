import Diagnostics
import Foundation
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Files that people and programs got wrong: each is named at its place, and the rest is kept.
struct MalformedInputTests {
  private static let good = "  OK_1:\n    status: running\n"

  /// A task file whose second task is bad.
  private static func tasks(_ bad: String) -> [String: String] {
    ["state/tasks.yaml": "tasks:\n" + good + bad]
  }

  @Test(arguments: [
    ("a tab for indentation", "  BAD:\n\tstatus: running\n", "GP2", "state/tasks.yaml:5:1"),
    (
      "a key twice", "  BAD:\n    status: running\n    status: ready\n", "GP2",
      "state/tasks.yaml:6:5"
    ),
    ("an unknown status", "  BAD:\n    status: runing\n", "GP5007", "state/tasks.yaml:5:13"),
    (
      "a bad date", "  BAD:\n    last_updated: 2026-02-30T10:00:00Z\n", "GP5004",
      "state/tasks.yaml:5:19"
    ),
    ("no time at all", "  BAD:\n    last_updated: soon\n", "GP5004", "state/tasks.yaml:5:19"),
    ("a list for a text", "  BAD:\n    queue: [a]\n", "GP5002", "state/tasks.yaml:5:12"),
    ("a text for a list", "  BAD:\n    events: none\n", "GP5002", "state/tasks.yaml:5:13"),
    ("a text for a task", "  BAD: running\n", "GP5002", "state/tasks.yaml:4:8"),
    (
      "an event without a time", "  BAD:\n    events:\n    - action: x\n", "GP5001",
      "state/tasks.yaml:6:7"
    ),
  ])
  func `a bad task file`(_ name: String, bad: String, code: String, place: String) async throws {
    let read = try await ReadWorkspace(Self.tasks(bad))
    let found = read.diagnostics.filter { $0.code.hasPrefix(code) }
    #expect(found.map { $0.location?.description } == [place], "\(name): \(read.summaries)")
    #expect(found.allSatisfy { $0.excerpt != nil })
    #expect(read.facts.task("OK_1")?.status == "running")
  }

  @Test func `a misspelt state is kept and the right one offered`() async throws {
    let read = try await ReadWorkspace(Self.tasks("  BAD:\n    status: runing\n"))
    #expect(read.facts.task("BAD")?.status == "runing")
    #expect(read.diagnostics.map(\.hint) == ["did you mean 'running'?"])
    #expect(read.facts.source(.tasks).status == .fresh)
  }

  @Test func `a rejected record makes its source incomplete`() async throws {
    let read = try await ReadWorkspace(Self.tasks("  BAD:\n    last_updated: soon\n"))
    #expect(read.facts.tasks.map(\.id) == ["OK_1"])
    #expect(read.facts.source(.tasks).status == .incomplete(rejected: 1))
  }

  @Test func `a file of which nothing can be read is unreadable`() async throws {
    let read = try await ReadWorkspace(["state/tasks.yaml": "- a\n- b\n"])
    #expect(read.summaries == ["GP5002 state/tasks.yaml:1:1"])
    #expect(read.facts.source(.tasks).status == .unreadable)
  }

  @Test func `an alias bomb ends in a diagnostic`() async throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    let read = try await ReadWorkspace(["state/tasks.yaml": text, "tasks/T1.md": "# T1\n"])
    let fault = try #require(read.diagnostics.first { $0.code.hasPrefix("GP2") })
    #expect(fault.location?.path == "state/tasks.yaml")
    #expect((fault.location?.line ?? 0) > 1)
    #expect(read.facts.taskCards.map(\.id) == ["T1"])
  }

  @Test func `nesting ten thousand deep ends in a diagnostic`() async throws {
    let deep = "deep: " + String(repeating: "[", count: 10_000)
    let read = try await ReadWorkspace([
      "state/tasks.yaml": "tasks:\n" + Self.good + deep, "state/agents.yaml": "agents: {a: {}}\n",
    ])
    let fault = try #require(read.diagnostics.first { $0.code.hasPrefix("GP2") })
    #expect(fault.location?.line == 4)
    #expect((fault.location?.column ?? 0) > 6)
    #expect(read.facts.task("OK_1")?.status == "running")
    #expect(read.facts.agents.map(\.id) == ["a"])
  }

  @Test func `invalid UTF-8 is named by line and column`() async throws {
    let workspace = try FixtureWorkspace(["tasks/T1.md": "# T1\n"])
    try workspace.write("state/tasks.yaml", bytes: Array("tasks:\n  A\u{e9}:".utf8) + [0xFF, 0x0A])
    try workspace.write("tasks/T2.md", bytes: Array("# T2\nab".utf8) + [0xC3, 0x28])
    let read = try await ReadWorkspace(workspace)
    // Bytes, from 1: two blanks, A, two bytes of é, a colon.
    #expect(read.summaries == ["GP1005 state/tasks.yaml:2:7", "GP1005 tasks/T2.md:2:3"])
    #expect(read.facts.taskCards.map(\.id) == ["T1"])
    #expect(read.facts.source(.tasks).status == .unreadable)
    #expect(read.facts.source(.taskCards).status == .incomplete(rejected: 1))
  }

  @Test func `a line of fifty megabytes is read, or refused by name`() async throws {
    let long = String(repeating: String(repeating: "y", count: 1000), count: 50_000)
    let read = try await ReadWorkspace([
      "tasks/LONG.md": "# Long\n" + long, "tasks/T1.md": "# T1\n",
      "state/tasks.yaml": "tasks:\n" + Self.good,
    ])
    #expect(read.facts.taskCards.map(\.id) == ["LONG", "T1"])
    #expect(read.facts.task("OK_1") != nil)
  }

  @Test func `a session's token is never quoted whole`() async throws {
    let token = "sess-0d429e5c56c8e5f7a8c5e2071cf04068"
    let read = try await ReadWorkspace([
      "state/sessions.yaml": "sessions:\n  \(token): {agent_id: a}\n  \(token): {agent_id: a}\n"
    ])
    #expect(read.diagnostics.contains { $0.excerpt?.hasPrefix("  sess-0d4…") == true })
    #expect(!read.diagnostics.contains { "\($0)".utf8.count > 0 && "\($0)".contains("0d429") })
  }

  @Test func `a folder where a file should be, and links that lead nowhere or out`() async throws {
    let workspace = try FixtureWorkspace([
      "state/agents.yaml/inner.txt": "", "tasks/T1.md": "# T1\n", "ops/deviations": "a file\n",
    ])
    let manager = FileManager.default
    func link(_ path: String, _ target: String) throws {
      try manager.createSymbolicLink(
        atPath: "\(workspace.root)/\(path)", withDestinationPath: target)
    }
    try link("tasks/DANGLING.md", "nowhere.md")
    try link("tasks/OUT.md", "/etc/hostname")
    try link("state/tasks.yaml", "nowhere.yaml")
    let read = try await ReadWorkspace(workspace)
    #expect(
      read.summaries == [
        "GP1011 ops/deviations", "GP1002 state/agents.yaml", "GP1006 state/tasks.yaml",
        "GP1006 tasks/DANGLING.md", "GP1007 tasks/OUT.md",
      ])
    #expect(read.facts.taskCards.map(\.id) == ["T1"])
    #expect(read.facts.source(.agents).status == .unreadable)
    #expect(read.facts.source(.tasks).status == .unreadable)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `an unreadable file is named`() async throws {
    let workspace = try FixtureWorkspace(["tasks/T1.md": "# T1\n", "tasks/T2.md": "# T2\n"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: "\(workspace.root)/tasks/T2.md")
    let read = try await ReadWorkspace(workspace)
    #expect(read.summaries == ["GP1001 tasks/T2.md"])
    #expect(read.facts.taskCards.map(\.id) == ["T1"])
  }

  @Test(arguments: [
    NamedFiles("truncated YAML", ["state/tasks.yaml": "tasks:\n  A: {status: [\n"]),
    NamedFiles("NUL bytes", ["state/tasks.yaml": "tasks:\n  A:\u{0}\n"]),
    NamedFiles("only a mark", ["state/tasks.yaml": "\u{FEFF}", "tasks/A.md": "\u{FEFF}"]),
    NamedFiles("empty files", ["tasks/A.md": "", "ops/audit/A.json": "", "govpack.yaml": ""]),
    NamedFiles("an open front matter", ["tasks/A.md": "---\ntask_id: A\n"]),
    NamedFiles("front matter that is a list", ["tasks/A.md": "---\n- a\n---\n"]),
    NamedFiles("front matter that is no YAML", ["tasks/A.md": "---\na: [\n---\n# A\n"]),
    NamedFiles("an open fence", ["tasks/A.md": "# A\n```yaml\nauthority:\n  type: x"]),
    NamedFiles("pipes alone", ["tasks/A.md": "|\n|-|\n||\n| |\n## 元信息\n|\n-|\n|"]),
    NamedFiles("stars alone", ["tasks/A.md": "**\n****\n**:**\n**:\n***x***\n*:*\n**a**:"]),
    NamedFiles("headings alone", ["ops/audit/A.md": "#\n##\n## \n######\n#######\n##x"]),
    NamedFiles("numbers in JSON", ["ops/audit/A.json": "[1, {}, {\"timestamp\": 1}]"]),
    NamedFiles("minutes of no day", ["ops/reviews/friday/soon.md": "# Soon\n"]),
    NamedFiles(
      "a year no calendar has", ["tasks/A.md": "**Created**: 9999-12-31T23:59:59-23:59\n"]),
  ])
  func `nothing traps`(_ named: NamedFiles) async throws {
    let files = named.files.merging(["tasks/GOOD.md": "# Good\n"]) { first, _ in first }
    let read = try await ReadWorkspace(files)
    #expect(read.facts.taskCards.contains { $0.id == "GOOD" })
  }
}
