import Foundation
import Testing
import WorkspaceFixtures

/// Logs made to take memory, read by a program that may have 192 MiB of data with the stacks of its
/// threads: what would hold a line or an inflated file would need more, and end with a signal.
@Suite struct ActionLogMemoryTests {
  static let line =
    #"{"type":"unit","id":"1","ts":"2026-11-09T08:00:00Z","workflow_id":"w","unit_id":"u1","event":"completed"}"#

  struct HostileFile: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Writes the file, in the shell.
    var script: String
    var path: String
    /// The code of what is said of it.
    var code: String
  }

  @Test(arguments: [
    HostileFile(
      testDescription: "a line of 200 MB",
      script: "{ head -c 200000000 /dev/zero | tr '\\0' y; echo; } > ops/actions/a.jsonl",
      path: "ops/actions/a.jsonl:1", code: "GP5200"),
    HostileFile(
      testDescription: "300 MB of opening brackets",
      script: "{ head -c 300000000 /dev/zero | tr '\\0' '['; } > ops/actions/a.jsonl",
      path: "ops/actions/a.jsonl:1", code: "GP5200"),
    HostileFile(
      testDescription: "a gigabyte of zeros in a megabyte",
      script: """
        head -c 100000000 /dev/zero | gzip > zeros.gz
        for i in 1 2 3 4 5 6 7 8 9 10; do cat zeros.gz; done > ops/actions/a.jsonl.gz
        """,
      path: "ops/actions/a.jsonl.gz", code: "GP1123"),
    HostileFile(
      testDescription: "half a million bad lines",
      script: "yes '{' | head -n 500000 > ops/actions/a.jsonl", path: "ops/actions/a.jsonl:1",
      code: "GP5200"),
    HostileFile(
      testDescription: "two million lines with one id",
      script: "yes '\(line)' | head -n 2000000 > ops/actions/a.jsonl",
      path: "ops/actions/a.jsonl:2", code: "GP5202"),
  ])
  func `memory is bounded`(file: HostileFile) throws {
    let workspace = try FixtureWorkspace(["ops/actions/z.jsonl": Self.line + "\n"])
    let outcome = try Program.shell(
      """
      \(file.script)
      ulimit -d 196608
      "$GOVPACK" rollup --format csv --as-of 2026-11-20T00:00:00Z --jobs 2 --no-cache || exit
      "$GOVPACK" check --as-of 2026-11-20T00:00:00Z --jobs 2 --no-cache --fail-on never
      """, in: workspace.root)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("w,2026-W46,1,"))
    let named = outcome.output.split(separator: "\n").contains { line in
      line.contains(file.path) && line.contains(file.code)
    }
    #expect(named, "\(outcome.output.prefix(1000))")
  }
}
