import Foundation
import Testing
import WorkspaceFixtures

/// What a run does when the system fails it: strace makes single calls fail. The whole sweep, every
/// call of a build, is Tests/Reliability/fault-sweep.py.
@Suite(.enabled(if: SystemTrace.isInstalled, "strace is not installed"))
struct SystemFaultTests {
  static let record = [
    "govpack.yaml": "organisation: A Company\n",
    "state/tasks.yaml": "tasks:\n  T1:\n    status: draft\n    queue: dev\n",
  ]

  /// Runs `check`; the first look at that path fails.
  private func check(failing path: String) throws -> Program.Outcome {
    let workspace = try FixtureWorkspace(Self.record)
    return try Program.shell(
      "strace -f -qq -o trace -P \(path) -e inject=openat2:error=EIO:when=1 "
        + "$GOVPACK check --as-of 2026-11-20T15:00:00Z", in: workspace.root)
  }

  @Test func `settings that cannot be looked for are not taken for absent`() throws {
    let outcome = try check(failing: "govpack.yaml")
    #expect(outcome.status == 78)
    #expect(
      outcome.error.contains("govpack.yaml: error: cannot open: Input/output error [GP1001]\n"))
  }

  @Test func `a record that cannot be looked for is not taken for absent`() throws {
    let outcome = try check(failing: "state/tasks.yaml")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains("state/tasks.yaml: error: cannot open: Input/output error [GP1001]\n")
    )
  }

  /// Without `--as-of` the settings are looked at twice: the first time for their `as_of`.
  @Test func `an as-of that cannot be read is not taken for now`() throws {
    let workspace = try FixtureWorkspace(
      Self.record.merging(["govpack.yaml": "as_of: 2026-11-20\n"]) { $1 })
    for call in 1...2 {
      let outcome = try Program.shell(
        "strace -f -qq -o trace -P govpack.yaml -e inject=openat2:error=EIO:when=\(call) "
          + "$GOVPACK build --out site --pack kpi --quiet", in: workspace.root)
      #expect(outcome.status == 78)
      #expect(
        outcome.error.contains(
          "govpack.yaml: error: cannot open: Input/output error [GP1001]\n"))
    }
  }

  @Test func `a commit that cannot be read is named`() throws {
    let workspace = try FixtureWorkspace(
      Self.record.merging([".git/HEAD": "0123456789012345678901234567890123456789\n"]) { $1 })
    let command = "$GOVPACK check --as-of 2026-11-20T15:00:00Z"
    var outcome = try Program.shell(command, in: workspace.root)
    #expect(outcome.status == 0 && !outcome.output.contains(".git"))
    outcome = try Program.shell(
      "strace -f -qq -o trace -P .git/HEAD -e inject=openat2:error=EIO \(command)",
      in: workspace.root)
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(".git/HEAD: error: cannot open: Input/output error [GP1001]\n"))
  }

  /// Its path is looked at link by link, and then as a whole.
  @Test(arguments: ["readlink", "newfstatat"])
  func `a site whose place cannot be looked at keeps its past`(call: String) throws {
    let workspace = try FixtureWorkspace(Self.record)
    let build = "$GOVPACK build --out site --pack kpi --quiet --as-of"
    var outcome = try Program.shell("\(build) 2026-11-13T15:00:00Z", in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    outcome = try Program.shell(
      "strace -f -qq -o trace -P \(workspace.root)/site -e inject=\(call):error=EIO "
        + "\(build) 2026-11-20T15:00:00Z", in: workspace.root)
    #expect(outcome.status == 0 || outcome.status == 74, "\(outcome.error)")
    #expect(try Program.shell("$GOVPACK verify site", in: workspace.root).status == 0)
  }

  /// A signal may interrupt any call that can wait; that is no failure.
  @Test(arguments: ["syncfs", "ftruncate", "flock", "fsync", "fchmod"])
  func `an interrupted call is made again`(call: String) throws {
    let workspace = try FixtureWorkspace(Self.record)
    let outcome = try Program.shell(
      "strace -f -qq -o trace -e inject=\(call):error=EINTR:when=1 $GOVPACK build --out site "
        + "--as-of 2026-11-20T15:00:00Z --pack kpi --quiet", in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.error == "")
  }
}

/// The program that makes calls fail.
enum SystemTrace {
  static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")
}
