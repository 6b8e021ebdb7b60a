import Foundation
import Testing
import WorkspaceFixtures

/// A record of two tasks and the shell in which its site is built again and again. `build` makes the
/// weekly pages only, so that a build takes little time; what it says is left to each test.
struct SmallRecord {
  let workspace: FixtureWorkspace

  init() throws {
    workspace = try FixtureWorkspace([
      "state/tasks.yaml": """
      tasks:
        T1:
          status: draft
          queue: dev
        T2:
          status: ready
          queue: dev

      """
    ])
  }

  private static let functions = """
    build() { $GOVPACK build --fail-on never --pack kpi --pack friday "$@"; }
    packs() {
      sed -E 's/.*"pack":"([^"]*)".*"revision":([0-9]*),"state":"([^"]*)","as_of":"([^"]*)".*/\\1 \\2 \\3 \\4/' ${1:-site}/ledger.jsonl
    }

    """

  /// Runs lines of shell in the workspace, in which `build` and `packs [SITE]` are commands.
  func shell(_ lines: String) throws -> Program.Outcome {
    try Program.shell(Self.functions + lines, in: workspace.root)
  }

  /// Standard output of lines that must succeed and say nothing on standard error.
  func output(_ lines: String) throws -> String {
    let outcome = try shell("set -e\n" + lines)
    try #require(outcome.status == 0 && outcome.error.isEmpty, "\(outcome)")
    return outcome.output
  }
}
