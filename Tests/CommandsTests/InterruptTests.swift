import Foundation
import Testing
import WorkspaceFixtures

/// SIGINT and SIGTERM at some moment of a build: the exit status is our own, no staging folder is
/// left, and the site is the old one or the new one, whole.
@Suite struct InterruptTests {
  @Test(arguments: ["TERM", "INT", "HUP"])
  func `an interrupt leaves nothing half done`(signal: String) throws {
    let workspace = try FixtureWorkspace()
    let tasks = (1...600).map { "  T\($0):\n    status: draft\n    queue: dev\n" }
    try workspace.write("state/tasks.yaml", "tasks:\n" + tasks.joined())
    let build = "$GOVPACK build --as-of 2026-11-20 --fail-on never --quiet"
    // A background job of a script ignores SIGINT unless job control is on.
    let line = """
      set -m
      \(build) || exit 99
      before=$(sha256sum < site/manifest.json)
      for wait in 0.02 0.1 0.2 0.3 0.4; do
        \(build) & pid=$!
        sleep $wait
        kill -\(signal) $pid
        wait $pid
        echo "status $?"
        ls -A | grep -v '^state$'
        [[ $(sha256sum < site/manifest.json) == "$before" ]] || echo torn
      done 2>/dev/null
      """
    let outcome = try Program.shell(line, in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    let lines = Set(outcome.output.split(separator: "\n").map(String.init))
    // Finished before the signal, or stopped by it; the lock file stays for good.
    let allowed: Set<String> = ["status 0", "status 74", "site", ".site.lock"]
    #expect(lines.subtracting(allowed) == [])
    #expect(lines.contains("status 74"))
  }
}
