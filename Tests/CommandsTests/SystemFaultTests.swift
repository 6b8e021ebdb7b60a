import Foundation
import Testing
import WorkspaceFixtures

/// What a run says when the system fails it: strace makes single calls fail. The whole sweep, every
/// call of a build, is Tests/Reliability/fault-sweep.py.
@Suite(.enabled(if: SystemFaultTests.hasTrace, "strace is not installed"))
struct SystemFaultTests {
  static let hasTrace = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")
  static let asOf = "--as-of 2026-11-20T15:00:00Z"

  private func run(_ fault: String, _ command: String) throws -> Program.Outcome {
    let workspace = try FixtureWorkspace(["govpack.yaml": "organisation: A Company\n"])
    return try Program.shell(
      "strace -f -qq -o trace -e inject=\(fault) $GOVPACK \(command)", in: workspace.root)
  }

  @Test func `what cannot be looked for is not taken for absent`() throws {
    let outcome = try run("openat2:error=EIO", "check \(Self.asOf)")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.hasPrefix("govpack.yaml: error: cannot open: Input/output error [GP1001]\n"))
    #expect(outcome.output.contains("state/tasks.yaml: error: cannot open"))
  }

  /// The paths are looked at link by link, then as a whole: each call fails once.
  @Test(arguments: ["readlink", "newfstatat"])
  func `a site whose place cannot be looked at keeps its past`(call: String) throws {
    let workspace = try FixtureWorkspace(["govpack.yaml": "organisation: A Company\n"])
    let build = "$GOVPACK build --out site --pack kpi --quiet --as-of"
    var outcome = try Program.shell("\(build) 2026-11-13T15:00:00Z", in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    let path = "\(workspace.root)/site"
    outcome = try Program.shell(
      "strace -f -qq -o trace -P \(path) -e inject=\(call):error=EIO \(build) 2026-11-20T15:00:00Z",
      in: workspace.root)
    #expect(outcome.status == 0 || outcome.status == 74, "\(outcome.error)")
    #expect(try Program.shell("$GOVPACK verify site", in: workspace.root).status == 0)
  }

  /// A signal may interrupt any call that can wait; that is no failure.
  @Test(arguments: ["syncfs", "ftruncate", "flock", "fsync", "fchmod"])
  func `an interrupted call is made again`(call: String) throws {
    let outcome = try run(
      "\(call):error=EINTR:when=1", "build --out site \(Self.asOf) --pack friday --quiet")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.error == "")
  }
}
